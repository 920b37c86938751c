/** What jsii-pacmak is told besides the target: code in README and API documentation is in the package's own language, and what was not translated is an error. */
export const PACMAK_OPTIONS = ['--rosetta-tablet', '.jsii.tabl.json', '--rosetta-unknown-snippets', 'fail'];

/** The languages that the package is made for besides JavaScript. */
export const OTHER_TARGETS = ['python', 'java', 'dotnet', 'go'];
