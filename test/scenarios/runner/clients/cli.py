"""Calls the API with the AWS CLI, in this process. Each line of the input is a call, each line of the output what came of it."""
import contextlib
import io
import json
import os
import re
import sys
import tempfile

AWSCLI, ENDPOINT = sys.argv[1:]
sys.path.insert(0, AWSCLI)

# without this the program fetches a value that begins with http
CONFIG = tempfile.NamedTemporaryFile('w', suffix='.config')
CONFIG.write('[default]\ncli_follow_urlparam = false\n')
CONFIG.flush()
os.environ['AWS_CONFIG_FILE'] = CONFIG.name

import awscli.clidriver  # noqa: E402
from awscli.botocore import xform_name  # noqa: E402

SAID = re.compile(r'An error occurred \((\w+)\) when calling the \w+ operation(?: \([^)]*\))?: (.*)', re.DOTALL)
# what the program refuses by itself
REFUSED = re.compile(r'Parameter validation failed|Invalid choice|Unknown options|Error parsing parameter|the following arguments are required')


def option(member, value):
    name = '--' + xform_name(member, '-')
    if value is True:
        return name
    if value is False:
        return name.replace('--', '--no-', 1)
    return name + '=' + (value if isinstance(value, str) else json.dumps(value))


def reply(program, operation, request):
    words = ['customer-profiles', xform_name(operation, '-'), '--no-paginate', '--output', 'json', '--endpoint-url', ENDPOINT]
    words += [option(member, value) for member, value in request.items()]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = program.main(words)
        except SystemExit as end:
            code = end.code
    if code == 0:
        return {'answer': json.loads(out.getvalue() or '{}')}
    said = SAID.search(err.getvalue())
    if said:
        return {'error': said.group(1), 'message': said.group(2).strip()}
    text = err.getvalue().strip()
    return {'unsaid': text} if REFUSED.search(text) else {'error': 'ExitCode%s' % code, 'message': text}


def made_once(create):
    """Most of the time of a call goes into a client of botocore, which is the same for every call."""
    made = {}

    def create_client(*args, **settings):
        key = repr((args, sorted(settings.items(), key=str)))
        if key not in made:
            made[key] = create(*args, **settings)
        return made[key]
    return create_client


def fresh_program():
    program = awscli.clidriver.create_clidriver()
    program.session.create_client = made_once(program.session.create_client)
    return program


def main():
    for number, line in enumerate(sys.stdin):
        # each call leaves handlers behind, which all later ones go through
        if number % 100 == 0:
            program = fresh_program()
        call = json.loads(line)
        print(json.dumps(reply(program, call['operation'], call['request'])), flush=True)


main()
