import pytest

from shop import Shop

DAY = 86_400


def settle(service):
    """What was begun so far is done; for tests of anything but the waiting."""
    service.local('settle', {})


def test_a_customer_can_be_found_a_while_after_the_first_order(shop):
    shop.record_order({'id': '1', 'email': 'jane@example.com', 'total': 20})

    assert shop.find_customer('jane@example.com') is None
    assert [order['id'] for order in shop.wait_for_customer('jane@example.com')['orders']] == ['1']


def test_orders_are_one_customers_however_the_address_is_written(shop, service):
    shop.record_order({'id': '1', 'email': 'jane@example.com', 'total': 20})
    shop.record_order({'id': '2', 'email': 'Jane@Example.com', 'total': 22.5})
    settle(service)

    customer = shop.find_customer('JANE@example.com')
    assert [order['id'] for order in customer['orders']] == ['2', '1']
    assert customer['spent'] == 42.5


def test_what_was_spent_is_that_of_the_last_thirty_days(shop, service):
    shop.record_order({'id': '1', 'email': 'jane@example.com', 'total': 20})
    settle(service)
    service.local('clock', {'advanceSeconds': 31 * DAY})
    assert shop.find_customer('jane@example.com')['spent'] is None

    shop.record_order({'id': '2', 'email': 'jane@example.com', 'total': 5})
    settle(service)
    assert shop.find_customer('jane@example.com')['spent'] == 5


def test_a_return_of_somebody_who_is_no_customer_is_a_dead_letter(shop, service):
    shop.record_return({'id': 'R1', 'email': 'nobody@example.com'})
    settle(service)

    [letter] = service.local(f'domains/{shop.domain_name}/dead-letters')['Messages']
    assert letter['Body'] == '{"id": "R1", "email": "nobody@example.com"}'
    assert letter['MessageAttributes']['ObjectTypeName'] == 'Returns'


def test_the_web_site_cannot_write(shop, service, outputs):
    site = Shop(service.client_as(outputs['WebSiteRole']), shop.domain_name)

    assert site.find_customer('jane@example.com') is None
    with pytest.raises(Exception, match='not authorized to perform: profile:PutProfileObject'):
        site.record_return({'id': 'R1', 'email': 'jane@example.com'})
