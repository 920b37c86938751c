import { CORE_SCHEMA, loadAll } from 'js-yaml';
import { ACTIONS } from '../../projenrc/github/actions';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: { readonly [input: string]: unknown };
}

interface Job {
  readonly 'uses'?: string;
  readonly 'permissions'?: { readonly [scope: string]: string } | string;
  readonly 'timeout-minutes'?: number;
  readonly 'steps'?: readonly Step[];
}

interface Workflow {
  readonly on: { readonly [event: string]: unknown };
  readonly permissions?: { readonly [scope: string]: string } | string;
  readonly jobs: { readonly [id: string]: Job };
}

/** What a job may write to, by workflow and job. Everything else reads. */
export type MayWrite = { readonly [job: string]: readonly string[] };

const ANY_SECRET = /\bsecrets\s*(\.\s*(?!GITHUB_TOKEN\b)\w+|\[)/;
/** What strangers have written, which must not become part of a script. */
const WRITTEN_BY_STRANGERS = /\$\{\{[^}]*\bgithub\.(event\.(issue|pull_request|comment|review|discussion|head_commit|commits)|head_ref)\b[^}]*\}\}/;
const HEAD_OF_PULL_REQUEST = /github\.(event\.pull_request\.head|head_ref)|refs\/pull\//;

/** What is wrong with a workflow of GitHub's, as sentences. */
export function workflowFaults(file: string, text: string, mayWrite: MayWrite): string[] {
  const workflow = parse(text);
  return [
    ...triggerFaults(workflow),
    ...permissionFaults('the workflow', workflow.permissions, []),
    ...Object.entries(workflow.jobs).flatMap(([id, job]) => jobFaults(id, job, mayWrite[`${file}/${id}`] ?? [])),
    ...('pull_request' in workflow.on && ANY_SECRET.test(text) ? ['a secret is in reach of pull requests'] : []),
  ];
}

function parse(text: string): Workflow {
  const documents: unknown[] = [];
  loadAll(text, (document) => documents.push(document), { schema: CORE_SCHEMA, maxDepth: 20 });
  return documents[0] as Workflow;
}

/** With these events, code of strangers meets the rights of the repository. */
function triggerFaults({ on, jobs }: Workflow): string[] {
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);
  const readsHead = steps.some((step) => step.uses?.startsWith('actions/checkout@') && HEAD_OF_PULL_REQUEST.test(JSON.stringify(step.with ?? {})));
  return ['pull_request_target', 'workflow_run', 'issue_comment'].filter((event) => event in on)
    .map((event) => `${event} runs with the rights of the repository${readsHead ? ', and the code of the pull request is checked out' : ''}`);
}

function permissionFaults(whose: string, permissions: Job['permissions'], writes: readonly string[]): string[] {
  if (permissions === undefined) {
    return [`${whose} has no permissions, which is all that the repository gives`];
  }
  if (typeof permissions === 'string') {
    return [`${whose} has the permissions "${permissions}"`];
  }
  const faults = Object.entries(permissions).filter(([scope, access]) => access === 'write' && !writes.includes(scope));
  const unused = writes.filter((scope) => permissions[scope] !== 'write');
  return [
    ...faults.map(([scope]) => `${whose} may write ${scope}`),
    ...unused.map((scope) => `${whose} does not write ${scope}, and the list says that it may`),
  ];
}

function jobFaults(id: string, job: Job, writes: readonly string[]): string[] {
  const whose = `job ${id}`;
  const reusesOurs = job.uses?.startsWith('./') === true;
  return [
    ...permissionFaults(whose, job.permissions, writes),
    ...(job.uses === undefined ? [] : pinFaults(job.uses)),
    ...(job['timeout-minutes'] === undefined && !reusesOurs ? [`${whose} may hang for six hours`] : []),
    ...(job.steps ?? []).flatMap((step) => stepFaults(step)),
  ];
}

function stepFaults({ uses, run, with: inputs }: Step): string[] {
  return [
    ...(uses === undefined ? [] : pinFaults(uses)),
    ...(uses?.startsWith('actions/checkout@') === true && inputs?.['persist-credentials'] !== false ? ['a checkout leaves its token behind'] : []),
    ...(run !== undefined && WRITTEN_BY_STRANGERS.test(run) ? [`a script has text of strangers in it: ${run}`] : []),
  ];
}

function pinFaults(uses: string): string[] {
  if (uses.startsWith('./')) {
    return [];
  }
  const [, name, commit] = /^([\w.-]+\/[\w./-]+)@([0-9a-f]{40})$/.exec(uses) ?? [];
  if (name === undefined) {
    return [`${uses} is not pinned to a commit`];
  }
  return ACTIONS[name]?.commit === commit ? [] : [`${uses} is not in the table of actions`];
}
