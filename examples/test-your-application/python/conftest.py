import json
import os
import subprocess
import urllib.request

import boto3
import pytest

from shop import Shop

# What `cdk synth` wrote: the stack of production.
CDK_OUT = os.environ.get('CDK_OUT', 'cdk.out')


class LocalService:
    """Customer Profiles on this machine, in a process of its own, which ends when the tests do, however they end."""

    def __init__(self, *options):
        command = ['cdk-customer-profiles', 'serve', '--port', '0', '--until-stdin-ends', *options]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if 'http' not in line:
            raise RuntimeError('the service did not start')
        self.url = line[line.index('http'):].strip()

    def deploy(self, cdk_out, state):
        """Deploys the stacks of an app, and answers their outputs by name of stack."""
        command = ['cdk-customer-profiles', 'deploy', cdk_out, '--endpoint', self.url, '--state', state, '--json']
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        if done.returncode != 0:
            raise RuntimeError('\n'.join(str(line) for line in lines))
        results = [line['result'] for line in lines if 'result' in line]
        return {result['stackName']: result['outputs'] for result in results}

    def local(self, path, body=None):
        """Asks one of the routes that AWS does not have."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f'{self.url}/_local/{path}', data, {'content-type': 'application/json'})
        with urllib.request.urlopen(request) as response:
            return json.load(response)

    def client(self, access_key='test', secret_key='test', token=None):
        return boto3.client(
            'customer-profiles', endpoint_url=self.url, region_name='us-east-1',
            aws_access_key_id=access_key, aws_secret_access_key=secret_key, aws_session_token=token)

    def client_as(self, role):
        """A client that may do what the role is granted."""
        credentials = self.local(f'roles/{role}/credentials')
        return self.client(credentials['AccessKeyId'], credentials['SecretAccessKey'], credentials['Token'])

    def stop(self):
        self.process.stdin.close()
        self.process.wait()


@pytest.fixture(scope='session')
def service():
    service = LocalService('--eventual-consistency')
    yield service
    service.stop()


@pytest.fixture(scope='session')
def outputs(service, tmp_path_factory):
    """The stack of production, once for all tests."""
    return service.deploy(CDK_OUT, str(tmp_path_factory.mktemp('stacks')))['Shop']


@pytest.fixture
def shop(service, outputs):
    """No test sees what another has left."""
    yield Shop(service.client(), outputs['DomainName'])
    service.local('reset', {})
