import { register } from 'node:module';
import { sdkModule } from './modules';

/** Where a module that stands for one of the SDK finds it: hooks run in a thread of their own, modules do not. */
const LOOK_UP = 'cdk-customer-profiles:sdk';

/**
 * The hooks that Node.js asks about `import` in ES modules. The names that a module exports must be known before it runs, so the module that stands for one
 * of the SDK has the names that the module which imports it asks for.
 */
const HOOKS = `
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
const SCHEME = 'lambda-sdk:';
export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, context);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || !/^@(aws-sdk|smithy)\\//.test(specifier) || !context.parentURL) throw error;
    return { url: SCHEME + specifier + '?' + encodeURIComponent(context.parentURL), shortCircuit: true };
  }
}
export async function load(url, context, next) {
  if (!url.startsWith(SCHEME)) return next(url, context);
  const [specifier, parent] = url.slice(SCHEME.length).split('?');
  const source = readFileSync(fileURLToPath(decodeURIComponent(parent)), 'utf8');
  const clauses = source.matchAll(/\\b(?:import|export)\\s*(?:[\\w$]+\\s*,\\s*)?\\{([^}]*)\\}\\s*from\\s*["']([^"']+)["']/g);
  const later = source.matchAll(/\\{([^{}]*)\\}\\s*=\\s*await\\s+import\\(\\s*["']([^"']+)["']/g);
  const names = [...clauses, ...later].filter(([, , from]) => from === specifier)
    .flatMap(([, list]) => list.split(',').map((item) => item.trim().split(/\\s+as\\s+|\\s*[:=]/)[0]).filter((name) => /^[\\w$]+$/.test(name) && name !== 'default'));
  const lookUp = 'globalThis[Symbol.for(${JSON.stringify(LOOK_UP)})](' + JSON.stringify(specifier) + ')';
  return {
    format: 'module',
    shortCircuit: true,
    source: 'const sdk = ' + lookUp + ';\\nexport default sdk;\\n' + [...new Set(names)].map((name) => 'export const ' + name + ' = sdk.' + name + ';').join('\\n'),
  };
}
`;

let isProvided = false;

/** Whether a CommonJS module imports a module of the SDK when it runs, as AwsCustomResource does in some releases of aws-cdk-lib. */
export function importsSdkLater(source: string): boolean {
  return /\bimport\(\s*["']@(?:aws-sdk|smithy)\//.test(source);
}

/** The same for `import` as `provideSdk` does for `require`; only for functions that need it, because hooks take time to start. */
export function provideSdkToModules(load: (file: string) => unknown): void {
  if (isProvided) {
    return;
  }
  isProvided = true;
  Object.assign(globalThis, {
    [Symbol.for(LOOK_UP)]: (name: string) => {
      const found = sdkModule(name, load);
      if (found === undefined) {
        throw Object.assign(new Error(`Cannot find package '${name}'`), { code: 'ERR_MODULE_NOT_FOUND' });
      }
      return found;
    },
  });
  register(`data:text/javascript,${encodeURIComponent(HOOKS)}`);
}
