import * as path from 'node:path';
import * as ts from 'typescript';

/** What the compiler says of a file beside this one. */
function problemsOf(code: string): string[] {
  const file = path.join(__dirname, 'code.ts');
  const options = { noEmit: true, strict: true, skipLibCheck: true, types: [], lib: ['lib.es2022.d.ts'] };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.ES2022);
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...others) => (name === file ? source : getSourceFile(name, ...others));
  const program = ts.createProgram([file], options, host);
  return [...program.getSemanticDiagnostics(program.getSourceFile(file)), ...program.getGlobalDiagnostics()]
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

const API = path.relative(__dirname, path.join(__dirname, '..', '..', '..', 'src', 'model', 'api'));
const IMPORTS = `import type { Requests } from '${API}/requests.generated';
import type { TemplateRequest, Unchecked } from '${API}/request-types';
`;

const objectType = (type: string, members: string) => `export const request: ${type} = { ObjectTypeName: 't', Description: 'd', ${members} };`;
const ofService = (members: string) => objectType("Requests['PutProfileObjectType']", `DomainName: 'd', ${members}`);
const ofTemplate = (members: string) => objectType("TemplateRequest<'PutProfileObjectType'>", members);
const flow = (member: string) => `export const request: TemplateRequest<'CreateIntegrationWorkflow'> = {
  WorkflowType: 'APPFLOW_INTEGRATION', ObjectTypeName: 't', RoleArn: 'r', IntegrationConfig: { AppflowIntegration: { FlowDefinition: undefined, Batches: [{ EndTime: '2027-01-01T00:00:00Z', ${member} }] } } };`;
const read = (member: string) => `export const valueOf = (request: Unchecked<Requests['PutProfileObjectType']>) => request.${member};`;

test.each<[string, string]>([
  ['a request', ofService('ExpirationDays: 1, Keys: { k: [{ FieldNames: ["f"], StandardIdentifiers: ["UNIQUE"] }] }')],
  ['a request of a template whose values are not known', ofTemplate('ExpirationDays: undefined, Keys: { k: [{ StandardIdentifiers: ["${Token[TOKEN.7]}"] }] }')],
  ['times of a template, which are texts', flow("StartTime: '2026-01-01T00:00:00Z'")],
  ['a member of a request that nobody has checked', read('Fields')],
])('%s compiles', (_, code) => {
  expect(problemsOf(IMPORTS + code)).toEqual([]);
});

test.each<[string, string, string]>([
  ['a misspelt member', ofService('ExpirationDayz: 1'), "'ExpirationDayz' does not exist"],
  ['a misspelt member of a member', ofService('Keys: { k: [{ FieldName: ["f"] }] }'), "'FieldName' does not exist"],
  ['a text for a number', ofService('ExpirationDays: "1"'), "Type 'string' is not assignable to type 'number'"],
  ['a value that the model does not have', ofService('Keys: { k: [{ StandardIdentifiers: ["UNIQ"] }] }'), '"UNIQ"'],
  ['a misspelt member in a template', ofTemplate('ExpirationDayz: 1'), "'ExpirationDayz' does not exist"],
  ['a misspelt member of a member in a template', ofTemplate('Keys: { k: [{ FieldName: ["f"] }] }'), "'FieldName' does not exist"],
  ['a number for a text in a template', ofTemplate('TemplateId: 1'), "Type 'number' is not assignable to type 'string'"],
  ['a misspelt time in a template', flow("StartTme: '2026-01-01T00:00:00Z'"), "'StartTme' does not exist"],
  ['a misspelt member that is read', read('Feilds'), "Property 'Feilds' does not exist"],
  ['the use of a value that nobody has looked at', read('Description?.length'), "Property 'length' does not exist"],
])('%s does not', (_, code, message) => {
  expect(problemsOf(IMPORTS + code).join('\n')).toContain(message);
});
