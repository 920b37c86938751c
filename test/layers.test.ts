import * as path from 'node:path';
import { loadESLint } from 'eslint';

const ROOT = path.join(__dirname, '..');

/** A file of each layer: what is linted has its place and other text. */
const FILES = {
  constructs: 'src/constructs/domain/domain.ts',
  handler: 'src/handler/lifecycle/lifecycle.ts',
  local: 'src/local/cli.ts',
  model: 'src/model/api/check-shape.ts',
};

type Layer = keyof typeof FILES;

const LAYER_RULES = ['import/no-restricted-paths', '@typescript-eslint/no-restricted-imports'];

/** The project's own configuration, without the rules that ask for types, which take most of the time. */
const linter = loadESLint({ useFlatConfig: false }).then((ESLint) => new ESLint({
  cwd: ROOT,
  overrideConfig: {
    parserOptions: { project: null },
    rules: { '@typescript-eslint/no-floating-promises': 'off', '@typescript-eslint/return-await': 'off' },
  },
}));

/** What the rules of the layers refuse in a layer, as line and message. */
async function refusals(layer: Layer, ...lines: string[]): Promise<[line: number, message: string][]> {
  const eslint = await linter;
  const [result] = await eslint.lintText(`${lines.join('\n')}\n`, { filePath: path.join(ROOT, FILES[layer]) });
  return result.messages
    .filter(({ severity, fatal, ruleId }) => fatal || (severity === 2 && LAYER_RULES.includes(ruleId ?? '')))
    .map(({ line, message }) => [line, message]);
}

const OTHERS = (layer: Layer) => (Object.keys(FILES) as Layer[]).filter((other) => other !== layer && other !== 'model');

const FOREIGN: { readonly [layer in Layer]: readonly string[] } = {
  constructs: ['@aws-sdk/client-customer-profiles', '@smithy/core/schema'],
  handler: ['aws-cdk-lib', 'aws-cdk-lib/aws-kms', 'constructs'],
  local: ['aws-cdk-lib', 'aws-cdk-lib/aws-kms', 'constructs'],
  model: ['aws-cdk-lib', 'aws-cdk-lib/aws-kms', 'constructs', '@aws-sdk/client-customer-profiles', '@smithy/core'],
};

const fromLayer = (layer: Layer, other: Layer) => {
  const target = path.relative(path.dirname(FILES[layer]), FILES[other]).replace(/\.ts$/, '');
  return target.startsWith('.') ? target : `./${target}`;
};

describe.each(Object.keys(FILES) as Layer[])('%s', (layer) => {
  test.each(OTHERS(layer))('may not know %s, in whatever way', async (other) => {
    const file = fromLayer(layer, other);
    const refused = await refusals(
      layer, `import * as it from '${file}';`, `import type { It } from '${file}';`, `export * from '${file}';`, `export const it = import('${file}');`,
    );

    const says = `Unexpected path "${file}" imported in restricted zone. src/${layer} may know src/model only`;
    expect(refused.filter(([, message]) => message === says).map(([line]) => line)).toEqual([1, 2, 3, 4]);
  });

  test.each(FOREIGN[layer])('may not know %s', async (name) => {
    expect(await refusals(layer, `import * as it from '${name}';`)).toEqual([[1, `'${name}' import is restricted from being used by a pattern.`]]);
  });

  test('may know the model and itself', async () => {
    const own = `./${path.basename(FILES[layer], '.ts')}`;

    expect(await refusals(layer, `import * as model from '${fromLayer(layer, 'model')}';`, `import * as own from '${own}';`)).toEqual([]);
  });
});

test.each<[Layer, string]>([['constructs', 'aws-cdk-lib'], ['handler', '@aws-sdk/client-customer-profiles'], ['local', '@aws-sdk/client-customer-profiles']])(
  '%s may know %s', async (layer, name) => {
    expect(await refusals(layer, `import * as it from '${name}';`)).toEqual([]);
  });
