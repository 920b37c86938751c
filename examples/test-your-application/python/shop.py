"""The application: it sends orders and returns, and shows customers."""
import json
import time


class Shop:
    def __init__(self, profiles, domain_name):
        """profiles is boto3.client('customer-profiles')"""
        self.profiles = profiles
        self.domain_name = domain_name

    def record_order(self, order):
        """The customer can be found a while later."""
        self._put('Orders', order)

    def record_return(self, item):
        self._put('Returns', item)

    def find_customer(self, email):
        found = self.profiles.search_profiles(DomainName=self.domain_name, KeyName='_email', Values=[email])['Items']
        if not found:
            return None
        of_profile = {'DomainName': self.domain_name, 'ProfileId': found[0]['ProfileId']}
        orders = self.profiles.list_profile_objects(ObjectTypeName='Orders', **of_profile)['Items']
        spent = self.profiles.get_calculated_attribute_for_profile(CalculatedAttributeName='Spent', **of_profile).get('Value')
        return {
            'orders': [json.loads(order['Object']) for order in orders],
            'spent': None if spent is None else float(spent),
        }

    def wait_for_customer(self, email, seconds=10):
        """Waits for a customer whose first order was sent just now."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            customer = self.find_customer(email)
            if customer:
                return customer
            time.sleep(0.25)
        raise TimeoutError(f'no customer {email} after {seconds} seconds')

    def _put(self, object_type, record):
        self.profiles.put_profile_object(DomainName=self.domain_name, ObjectTypeName=object_type, Object=json.dumps(record))
