import { github } from 'projen';

/** GitHub's oldest image that is kept; `ubuntu-latest` changes under a release. */
export const RUNS_ON = ['ubuntu-24.04'];

/** What a job asks of a machine: Node.js, and Python for the AWS CLI, boto3 and moto of the tests. */
const TOOLS: github.workflows.Tools = {
  node: { version: '20.x' },
  python: { version: '3.13' },
};

/** All that .ci/run needs: the library is made and tried in other languages too. Maven is on the machine. */
export const ALL_TOOLS: github.workflows.Tools = {
  ...TOOLS,
  java: { version: '17' },
  go: { version: 'stable' },
};

/** A job that reads the repository, runs these commands in it, and may do nothing else. */
export function readingJob(name: string, minutes: number, ...commands: readonly string[]): github.workflows.Job {
  return {
    name,
    runsOn: RUNS_ON,
    permissions: { contents: github.workflows.JobPermission.READ },
    timeoutMinutes: minutes,
    tools: TOOLS,
    steps: [
      // all of it: the tests read tags, and links of the documentation name commits
      github.WorkflowSteps.checkout({ with: { fetchDepth: 0 } }),
      ...commands.map((run) => ({ name: run, run })),
    ],
  };
}
