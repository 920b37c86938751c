import { github } from 'projen';
import { readingJob, RUNS_ON } from './ci-job';
import { pullRequestCredentials } from './credentials';

const MODEL = '@aws-cdk/asset-awscli-v1';
const STEP = 'find_mutations';
const OUTPUT = 'patch_created';

/**
 * Every week: the newest AWS CLI, whose API model the limits are generated from. What changed is opened as a pull request, and a person reads it: a limit that got
 * tighter refuses what users have deployed.
 */
export function addLimitsWorkflow(gitHub: github.GitHub): void {
  const workflow = new github.GithubWorkflow(gitHub, 'limits', { limitConcurrency: true });
  workflow.on({ schedule: [{ cron: '43 4 * * 1' }], workflowDispatch: {} });
  const refresh = readingJob('Refresh', 30, 'npm ci', 'npx projen limits:upgrade');
  workflow.addJob('refresh', {
    ...refresh,
    outputs: { [OUTPUT]: { stepId: STEP, outputName: OUTPUT } },
    steps: [...refresh.steps, ...github.WorkflowActions.uploadGitPatch({ stepId: STEP, outputName: OUTPUT })],
  });
  workflow.addJob('pull-request', {
    ...github.WorkflowJobs.pullRequestFromPatch({
      patch: { jobId: 'refresh', outputName: OUTPUT },
      workflowName: 'limits',
      credentials: pullRequestCredentials(),
      pullRequestTitle: 'feat(model): the limits of the newest API model',
      pullRequestDescription: `What ${MODEL} says now. Where a limit is tighter, it belongs into CHANGELOG.md under "Breaking"`,
      labels: ['limits'],
    }),
    runsOn: RUNS_ON,
  });
}
