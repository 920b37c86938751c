import { define } from './default-definition';
import type { DefaultDefinition } from './default-definition';

/** The guide names `_lifetime_value_high` and `_lifetime_value_low` too, and defines neither. */
export const OF_ORDERS: readonly DefaultDefinition[] = [
  define('orders_count', 'Count of orders', 'COUNT', '{_order.OrderId}'),
  define('order_first_occurrence', 'First order created date', 'FIRST_OCCURRENCE', '{_order.CreatedDate}'),
  define('order_last_occurrence', 'Last order created date', 'LAST_OCCURRENCE', '{_order.CreatedDate}'),
  define('orders_total_price_sum', 'Total price of all orders', 'SUM', '{_order.TotalPrice}'),
  define('orders_total_price_average', 'Orders average of total price', 'AVERAGE', '{_order.TotalPrice}'),
];
