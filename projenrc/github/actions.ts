import type { github } from 'projen';

/** The release of an action, and the commit that its tag named when that was looked up. */
interface Pinned {
  readonly release: string;
  readonly commit: string;
}

/**
 * Every action that a workflow may use. Workflows name the commit, because a tag can be moved to other code later. To upgrade one, look up the commit of the new tag
 * (`git ls-remote https://github.com/OWNER/NAME 'TAG*'`; of an annotated tag, the line that ends with `^{}`) and read what changed between the two.
 */
export const ACTIONS: { readonly [name: string]: Pinned } = {
  'actions/attest': { release: 'v4.2.2', commit: '1e69f48acb82d1966a394da916b4c1698aa569d6' },
  'actions/checkout': { release: 'v7.0.1', commit: '3d3c42e5aac5ba805825da76410c181273ba90b1' },
  'actions/create-github-app-token': { release: 'v3.2.0', commit: 'bcd2ba49218906704ab6c1aa796996da409d3eb1' },
  'actions/dependency-review-action': { release: 'v5.0.0', commit: 'a1d282b36b6f3519aa1f3fc636f609c47dddb294' },
  'actions/download-artifact': { release: 'v8.0.1', commit: '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c' },
  'actions/setup-dotnet': { release: 'v6.0.0', commit: 'a98b56852c35b8e3190ac28c8c2271da59106c68' },
  'actions/setup-go': { release: 'v7.0.0', commit: 'b7ad1dad31e06c5925ef5d2fc7ad053ef454303e' },
  'actions/setup-java': { release: 'v6.0.0', commit: 'dd06d9cba3e5552c54d9f8ea23572deb30010f7c' },
  'actions/setup-node': { release: 'v7.0.0', commit: '820762786026740c76f36085b0efc47a31fe5020' },
  'actions/setup-python': { release: 'v7.0.0', commit: '5fda3b95a4ea91299a34e894583c3862153e4b97' },
  'actions/upload-artifact': { release: 'v7.0.1', commit: '043fb46d1a93c77aae656e7c1c64a875d1fc6a0a' },
  'amannn/action-semantic-pull-request': { release: 'v6.1.1', commit: '48f256284bd46cdaab1048c3721360e808335d50' },
  'peter-evans/create-pull-request': { release: 'v8.1.1', commit: '5f6978faf089d4d20b00c7766989d076bb2fc7f1' },
};

/** Puts the commits of the table where projen would write its own choice, tags among them. */
export function pinActions({ actions }: github.GitHub): void {
  for (const [name, { commit }] of Object.entries(ACTIONS)) {
    actions.set(name, `${name}@${commit}`);
  }
}

/** How a workflow names an action of the table. */
export function action(name: string): string {
  if (ACTIONS[name] === undefined) {
    throw new Error(`${name} is not in the table of actions; add its release and the commit of it`);
  }
  return `${name}@${ACTIONS[name].commit}`;
}
