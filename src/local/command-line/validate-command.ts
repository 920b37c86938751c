import { Command } from 'commander';
import { Acknowledgement, acknowledgement } from './acknowledgement';
import type { ExitCode } from './exit-code';
import { validate } from './validate';

interface Options {
  readonly json: boolean;
  readonly strict: boolean;
  readonly acknowledge?: readonly Acknowledgement[];
}

export function validateCommand(ends: (code: ExitCode) => void): Command {
  return new Command('validate')
    .description('Checks definitions of Customer Profiles that are not in an app yet, and those in templates.')
    .argument('<files...>', 'JSON or YAML files with definitions or templates, or folders that `cdk synth` wrote')
    .option('--json', 'print the report as JSON', false)
    .option('--strict', 'fail for warnings too', false)
    .option('--acknowledge <code[=reason]>', 'leave the findings of a code out of the count; may be repeated', acknowledgement)
    .addHelpText('after', `
A file has what an operation of the API takes, for example \`aws customer-profiles put-profile-object-type --cli-input-json\`, or what it answers: domains,
object types, integrations, integration workflows, identity resolutions, event streams and calculated attributes, one or a list of them, one in each line, or
in several YAML documents. The name of the domain may be left out. What is given together, and names the same domain, is checked
against each other too; what names none is of the one that the others name.

A file may also be a CloudFormation template, whose resources of Customer Profiles are checked: those of CloudFormation and those of this library. A parameter
has its default; what is known at deployment only is not checked.

Warnings can be acknowledged, and errors about lists that grow with the service, as in an app.

Exit codes: 0 no errors (with --strict: nor warnings), 1 errors, 2 a file cannot be read, or a code cannot be acknowledged.

  $ cdk-customer-profiles validate mapping.json
  $ cdk-customer-profiles validate --strict --acknowledge CP1202='a field of our preview' mappings/*.yaml
  $ cdk-customer-profiles validate --json template.yaml cdk.out`)
    .action((files: string[], options: Options) => ends(validate(files, options)));
}
