import { show } from './json';
import { TemplateError } from './template';

const REFERENCE = /\{\{resolve:([a-z-]+):([^{}]*)\}\}/g;

/** Looks a parameter of the Parameter Store up; undefined where there is none. */
export type SsmParameter = (name: string, path: string) => string | undefined;

/** Puts values in the place of `{{resolve:ssm:name}}` and `{{resolve:ssm:name:version}}` in a text of the template. */
export function resolveDynamicReferences(value: string, parameter: SsmParameter, path: string): string {
  return value.replace(REFERENCE, (reference, service: string, name: string) => {
    if (service !== 'ssm') {
      throw new TemplateError(`${path} is ${show(reference)}; of dynamic references the local engine resolves those of ssm, use a parameter of the template`);
    }
    const plain = name.replace(/:\d+$/, '');
    const found = parameter(plain, path);
    if (found === undefined) {
      throw new TemplateError(`${path} is ${show(reference)}, and the SSM parameter ${show(plain)} does not exist in the stack's region`);
    }
    return found;
  });
}
