import itertools
import json
import subprocess
import urllib.request

import boto3
import pytest

from shop import Shop

NUMBERS = itertools.count(1)


class LocalService:
    """Customer Profiles on this machine, in a process of its own."""

    def __init__(self, *options):
        self.process = subprocess.Popen(['cdk-customer-profiles', 'serve', '--port', '0', *options], stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if 'http' not in line:
            raise RuntimeError('the service did not start')
        self.url = line[line.index('http'):].strip()

    def local(self, path, body=None):
        """Asks one of the routes that AWS does not have."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f'{self.url}/_local/{path}', data, {'content-type': 'application/json'})
        with urllib.request.urlopen(request) as response:
            return json.load(response)

    def stop(self):
        self.process.terminate()
        self.process.wait()


@pytest.fixture(scope='session')
def service():
    service = LocalService('--eventual-consistency')
    yield service
    service.stop()


@pytest.fixture(scope='session')
def profiles(service):
    return boto3.client(
        'customer-profiles', endpoint_url=service.url, region_name='us-east-1', aws_access_key_id='test', aws_secret_access_key='test')


@pytest.fixture
def shop(profiles):
    """In a domain for each test, so that none sees what another has left."""
    domain = f'shop-{next(NUMBERS)}'
    fields = {
        'id': {'Source': '_source.id'},
        'email': {'Source': '_source.email', 'Target': '_profile.EmailAddress', 'ContentType': 'EMAIL_ADDRESS'},
        'total': {'Source': '_source.total', 'ContentType': 'NUMBER'},
    }
    profiles.create_domain(DomainName=domain, DefaultExpirationDays=366)
    for name, key, creates in [('Orders', 'orderId', True), ('Returns', 'returnId', False)]:
        profiles.put_profile_object_type(
            DomainName=domain, ObjectTypeName=name, Description=name, AllowProfileCreation=creates, Fields=fields,
            Keys={
                key: [{'FieldNames': ['id'], 'StandardIdentifiers': ['UNIQUE']}],
                '_email': [{'FieldNames': ['email'], 'StandardIdentifiers': ['PROFILE']}],
            })
    profiles.create_calculated_attribute_definition(
        DomainName=domain, CalculatedAttributeName='Spent', Statistic='SUM',
        AttributeDetails={'Attributes': [{'Name': 'total'}], 'Expression': '{Orders.total}'}, Conditions={'Range': {'Value': 30, 'Unit': 'DAYS'}})
    return Shop(profiles, domain)
