import { arnOf, deployedHere, ServiceRefusal, tagList, tagsOf, text, texts } from './service';
import type { Input, Service, ServiceContext } from './service';

/** ECR: the repositories of deployed stacks, which hold no images here. */

function onRepository(input: Input, context: ServiceContext): string[] {
  const names = [...texts(input, 'repositoryNames'), ...(typeof input.repositoryName === 'string' ? [input.repositoryName] : [])];
  return names.length === 0 ? ['*'] : names.map((name) => repositoryArn(context, name));
}

function repositoryArn(context: ServiceContext, name: string): string {
  return arnOf(context, 'ecr', `repository/${name}`);
}

function existing(context: ServiceContext, name: string): void {
  if (!deployedHere(context, 'AWS::ECR::Repository').some(({ physicalId }) => physicalId === name)) {
    throw new ServiceRefusal('RepositoryNotFoundException', `The repository with name '${name}' does not exist in the registry with id '${context.account}'`);
  }
}

function tagsOfRepository(context: ServiceContext, arn: string): { [key: string]: string } {
  return tagsOf(deployedHere(context, 'AWS::ECR::Repository').find(({ physicalId }) => repositoryArn(context, physicalId) === arn)?.properties.Tags);
}

function conditions(input: Input, context: ServiceContext): { [key: string]: string } {
  const [arn] = typeof input.resourceArn === 'string' ? [input.resourceArn] : onRepository(input, context);
  return Object.fromEntries(Object.entries(tagsOfRepository(context, arn)).flatMap(([key, value]) => [
    [`ecr:ResourceTag/${key}`, value],
    [`aws:ResourceTag/${key}`, value],
  ]));
}

export const REPOSITORIES: Service = {
  name: 'ecr',
  iamPrefix: 'ecr',
  operations: {
    DescribeRepositories: {
      resources: onRepository,
      conditions,
      run: (input, context) => {
        const asked = texts(input, 'repositoryNames');
        asked.forEach((name) => existing(context, name));
        const names = asked.length > 0 ? asked : deployedHere(context, 'AWS::ECR::Repository').map(({ physicalId }) => physicalId);
        return {
          repositories: names.map((name) => ({ repositoryName: name, repositoryArn: repositoryArn(context, name), registryId: context.account })),
        };
      },
    },
    ListTagsForResource: {
      resources: (input) => [String(input.resourceArn)],
      conditions,
      run: (input, context) => ({ tags: tagList(tagsOfRepository(context, text(input, 'resourceArn'))) }),
    },
    ListImages: {
      resources: onRepository,
      conditions,
      run: (input, context) => {
        existing(context, text(input, 'repositoryName'));
        return { imageIds: [] };
      },
    },
    BatchDeleteImage: { resources: onRepository, conditions, run: () => ({ imageIds: [], failures: [] }) },
  },
};
