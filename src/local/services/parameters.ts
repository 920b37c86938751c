import { arnOf, deployedHere, inRegion, ServiceRefusal, tagList, tagsOf, text, texts } from './service';
import type { Input, Service, ServiceContext } from './service';
import type { StoredParameter } from './service-state';

/** SSM's Parameter Store: what functions put there, and the parameters of deployed stacks. */

function find(context: ServiceContext, name: string): StoredParameter | undefined {
  const plain = name.replace(/^arn:[^/]*:parameter(?=\/)/, '').replace(/:\d+$/, '');
  const ofStack = deployedHere(context, 'AWS::SSM::Parameter').find(({ physicalId }) => physicalId === plain);
  return context.state.tables.parameters[inRegion(context, plain)] ?? (ofStack && {
    value: String(ofStack.properties.Value), type: String(ofStack.properties.Type), version: 1, modified: new Date(0).toISOString(), tags: {},
  });
}

function existing(context: ServiceContext, name: string): StoredParameter {
  const found = find(context, name);
  if (found === undefined) {
    throw new ServiceRefusal('ParameterNotFound', `parameter ${name} does not exist in ${context.region}`);
  }
  return found;
}

function describe(context: ServiceContext, name: string, { value, type, version, modified }: StoredParameter): object {
  return { Name: name, Type: type, Value: value, Version: version, LastModifiedDate: new Date(modified), ARN: parameterArn(context, name), DataType: 'text' };
}

function parameterArn(context: ServiceContext, name: string): string {
  return arnOf(context, 'ssm', `parameter/${name.replace(/^\//, '')}`);
}

function tagged(input: Input, context: ServiceContext): { name: string; parameter: StoredParameter } {
  const name = text(input, 'ResourceId');
  const parameter = input.ResourceType === 'Parameter' ? find(context, name) : undefined;
  if (parameter === undefined) {
    throw new ServiceRefusal('InvalidResourceId', `there is no ${String(input.ResourceType)} ${name} in ${context.region}`);
  }
  return { name, parameter };
}

function put(context: ServiceContext, name: string, parameter: StoredParameter): void {
  context.state.tables.parameters[inRegion(context, name)] = parameter;
  context.state.save();
}

function remove(context: ServiceContext, name: string): boolean {
  const key = inRegion(context, name);
  const there = context.state.tables.parameters[key] !== undefined;
  delete context.state.tables.parameters[key];
  context.state.save();
  return there;
}

function arns(member: string): (input: Input, context: ServiceContext) => string[] {
  return (input, context) => {
    const names = Array.isArray(input[member]) ? texts(input, member) : [String(input[member])];
    return names.map((name) => parameterArn(context, name));
  };
}

export const PARAMETERS: Service = {
  name: 'ssm',
  iamPrefix: 'ssm',
  operations: {
    PutParameter: {
      resources: arns('Name'),
      run: (input, context) => {
        const name = text(input, 'Name');
        const current = find(context, name);
        if (current !== undefined && input.Overwrite !== true && input.Overwrite !== 'true') {
          throw new ServiceRefusal('ParameterAlreadyExists', `parameter ${name} exists already; set Overwrite to change it`);
        }
        const version = (current?.version ?? 0) + 1;
        put(context, name, {
          value: text(input, 'Value'),
          type: String(input.Type ?? current?.type ?? 'String'),
          version,
          modified: new Date().toISOString(),
          tags: { ...current?.tags, ...tagsOf(input.Tags) },
        });
        return { Version: version, Tier: 'Standard' };
      },
    },
    GetParameter: {
      resources: arns('Name'),
      run: (input, context) => {
        const name = text(input, 'Name');
        return { Parameter: describe(context, name, existing(context, name)) };
      },
    },
    GetParameters: {
      resources: arns('Names'),
      run: (input, context) => {
        const names = texts(input, 'Names').map((name) => ({ name, found: find(context, name) }));
        return {
          Parameters: names.flatMap(({ name, found }) => found === undefined ? [] : [describe(context, name, found)]),
          InvalidParameters: names.filter(({ found }) => found === undefined).map(({ name }) => name),
        };
      },
    },
    GetParametersByPath: {
      resources: arns('Path'),
      run: (input, context) => {
        const path = text(input, 'Path').replace(/\/*$/, '/');
        const own = Object.keys(context.state.tables.parameters).map((key) => key.split('/').slice(2).join('/'))
          .filter((name) => context.state.tables.parameters[inRegion(context, name)] !== undefined);
        const names = [...own, ...deployedHere(context, 'AWS::SSM::Parameter').map(({ physicalId }) => physicalId)];
        const below = [...new Set(names)].filter((name) => name.startsWith(path) && (input.Recursive === true || !name.slice(path.length).includes('/')));
        return { Parameters: below.sort().map((name) => describe(context, name, existing(context, name))) };
      },
    },
    DeleteParameter: {
      resources: arns('Name'),
      run: (input, context) => {
        const name = text(input, 'Name');
        existing(context, name);
        remove(context, name);
        return {};
      },
    },
    DeleteParameters: {
      resources: arns('Names'),
      run: (input, context) => {
        const gone = texts(input, 'Names').map((name) => ({ name, there: remove(context, name) }));
        return {
          DeletedParameters: gone.filter(({ there }) => there).map(({ name }) => name),
          InvalidParameters: gone.filter(({ there }) => !there).map(({ name }) => name),
        };
      },
    },
    AddTagsToResource: {
      resources: arns('ResourceId'),
      run: (input, context) => {
        const { name, parameter } = tagged(input, context);
        put(context, name, { ...parameter, tags: { ...parameter.tags, ...tagsOf(input.Tags) } });
        return {};
      },
    },
    RemoveTagsFromResource: {
      resources: arns('ResourceId'),
      run: (input, context) => {
        const { name, parameter } = tagged(input, context);
        const doomed = texts(input, 'TagKeys');
        put(context, name, { ...parameter, tags: Object.fromEntries(Object.entries(parameter.tags).filter(([key]) => !doomed.includes(key))) });
        return {};
      },
    },
    ListTagsForResource: {
      resources: arns('ResourceId'),
      run: (input, context) => ({ TagList: tagList(tagged(input, context).parameter.tags) }),
    },
  },
};

/** The value of a parameter, for the templates that refer to it. */
export function parameterValue(context: ServiceContext, name: string): string | undefined {
  return find(context, name)?.value;
}
