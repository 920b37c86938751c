import { github } from 'projen';
import type { Project } from 'projen';
import { ALL_TOOLS, readingJob } from './ci-job';

/** What is too long for a pull request: its name as a job, how long it may take, and its command after `npm ci`. */
interface LongCheck {
  readonly job: string;
  readonly title: string;
  readonly minutes: number;
  readonly task: string;
  readonly commands: readonly string[];
}

/** What is packed, or installed as a package, has to be made first. */
const PACKAGED = ['npx projen bundle', 'npx projen compile'];

const CHECKS: readonly LongCheck[] = [
  { job: 'histories', title: 'random histories', minutes: 120, task: 'histories', commands: ['npx projen bundle', 'npm run histories -- --runs 5000'] },
  { job: 'power', title: 'planted bugs', minutes: 120, task: 'power', commands: ['npx projen bundle', 'npm run power'] },
  {
    job: 'kills',
    title: 'a service that is killed a hundred times',
    minutes: 120,
    task: 'test',
    commands: ['npx projen bundle', 'KILLS=100 npx jest database/killed whole/killed-service'],
  },
  { job: 'versions', title: 'every supported version', minutes: 180, task: 'test:versions', commands: [...PACKAGED, 'npm run test:versions'] },
  { job: 'languages', title: 'every language', minutes: 180, task: 'test:languages', commands: [...PACKAGED, 'npm run test:languages'] },
  { job: 'bench', title: 'the whole benchmark', minutes: 90, task: 'bench', commands: ['npm run bench'] },
];

/** Every night: the long forms of what CI does shortly. A night that fails is seen by whoever watches the repository; nothing waits for it. */
export function addNightlyWorkflow(gitHub: github.GitHub, project: Project): void {
  const workflow = new github.GithubWorkflow(gitHub, 'nightly', { limitConcurrency: true });
  workflow.on({ schedule: [{ cron: '17 2 * * *' }], workflowDispatch: {} });
  for (const { job, title, minutes, commands } of CHECKS.filter(({ task }) => project.tasks.tryFind(task) !== undefined)) {
    const reading = readingJob(title, minutes, 'npm ci', ...commands);
    workflow.addJob(job, job === 'languages' ? { ...reading, tools: { ...ALL_TOOLS, dotnet: { version: '8.x' } } } : reading);
  }
}
