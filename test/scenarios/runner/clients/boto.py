"""Calls the API with boto3. Each line of the input is a call, each line of the output what came of it."""
import json
import sys


def client_of(awscli, endpoint):
    try:
        import boto3
        from botocore import exceptions, config, xform_name
        make = boto3.client
    except ImportError:
        sys.path.insert(0, awscli)
        from awscli.botocore import exceptions, config, session, xform_name
        make = session.get_session().create_client
    # a second try would hide the answer that came
    once = config.Config(retries={'max_attempts': 0})
    return make('customer-profiles', endpoint_url=endpoint, config=once), exceptions, xform_name


def reply(client, exceptions, xform_name, operation, request):
    method = getattr(client, xform_name(operation), None)
    if method is None:
        return {'unsaid': 'boto3 does not know ' + operation}
    try:
        answer = method(**request)
    except exceptions.ParamValidationError as error:
        return {'unsaid': str(error)}
    except exceptions.ClientError as error:
        return {'error': error.response['Error']['Code'], 'message': error.response['Error'].get('Message', '')}
    except Exception as error:
        return {'error': type(error).__name__, 'message': str(error)}
    answer.pop('ResponseMetadata', None)
    return {'answer': answer}


def main():
    awscli, endpoint = sys.argv[1:]
    parts = client_of(awscli, endpoint)
    for line in sys.stdin:
        call = json.loads(line)
        print(json.dumps(reply(*parts, call['operation'], call['request']), default=lambda time: time.isoformat()), flush=True)


main()
