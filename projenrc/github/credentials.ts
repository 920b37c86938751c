import { github } from 'projen';

/** What opens pull requests: an app, because the token of a workflow starts no checks on what it opens. Its secrets are for the main branch only, by their environment. */
export function pullRequestCredentials(): github.GithubCredentials {
  return github.GithubCredentials.fromApp({
    environment: 'automation',
    permissions: {
      contents: github.workflows.AppPermission.WRITE,
      pullRequests: github.workflows.AppPermission.WRITE,
    },
  });
}

/** What pushes the Go module into its own repository: the same app, and nothing but that repository. */
export function goModuleCredentials(repository: string): github.GithubCredentials {
  const [owner, name] = repository.split('/').slice(-2);
  return github.GithubCredentials.fromApp({
    owner,
    repositories: [name],
    environment: 'release',
    permissions: { contents: github.workflows.AppPermission.WRITE },
  });
}
