import { define } from './default-definition';
import type { DefaultDefinition } from './default-definition';

export const OF_ASSETS: readonly DefaultDefinition[] = [
  define('assets_count', 'Count of assets', 'COUNT', '{_asset.AssetId}'),
  define('asset_first_occurrence', 'First asset purchased date', 'FIRST_OCCURRENCE', '{_asset.PurchaseDate}'),
  define('asset_last_occurrence', 'Last asset purchased date', 'LAST_OCCURRENCE', '{_asset.PurchaseDate}'),
  define('assets_price_sum', 'Total asset price', 'SUM', '{_asset.Price}'),
  define('assets_price_average', 'Average asset price', 'AVERAGE', '{_asset.Price}'),
  define('assets_name_first_occurrence', 'First asset name', 'FIRST_OCCURRENCE', '{_asset.AssetName}'),
  define('assets_name_last_occurrence', 'Last asset name', 'LAST_OCCURRENCE', '{_asset.AssetName}'),
];
