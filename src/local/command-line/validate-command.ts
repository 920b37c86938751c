import { Command } from 'commander';
import type { ExitCode } from './exit-code';
import { validate } from './validate';

export function validateCommand(ends: (code: ExitCode) => void): Command {
  return new Command('validate')
    .description('Checks object types, calculated attributes and domains that are not in an app yet.')
    .argument('<files...>', 'JSON or YAML files, each with one definition in the words of the API')
    .option('--json', 'print the report as JSON', false)
    .addHelpText('after', `
A file is what \`aws customer-profiles put-profile-object-type --cli-input-json\` takes, or the same in YAML; the name of the domain may
be left out. Files that are given together, and name the same domain or none, are checked against each other too.

Exit codes: 0 no errors, 1 errors, 2 a file cannot be read.

  $ cdk-customer-profiles validate mapping.json
  $ cdk-customer-profiles validate --json mappings/*.yaml`)
    .action((files: string[], options: { readonly json: boolean }) => ends(validate(files, options)));
}
