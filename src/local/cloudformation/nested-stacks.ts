import type { StackDefinition } from './assembly';
import { exportInUse } from './exports';
import { generatedName } from './generated-names';
import { isObject, isScalar, show } from './json';
import type { Json, JsonObject } from './json';
import { Operation } from './operation';
import type { OperationContext } from './operation';
import type { DeletionCause, Outcome, PhysicalResource, ResourceProvider, ResourceTarget } from './resource-provider';
import { rollBackUpdate } from './roll-back';
import { applyUpdate, cleanUpUpdate, createNestedStack, deleteStack } from './stack-operations';
import type { StackPlan } from './stack-plan';
import { assertUpdatable, StackStateError } from './stack-state';
import { sameContent, snapshot } from './stack-store';
import type { StackKey, StackRecord, StackStore } from './stack-store';
import { TemplateError } from './template';

const MAX_NAME_LENGTH = 128;

export interface NestedStackOptions {
  readonly store: StackStore;
  readonly context: () => OperationContext;
  readonly newStack: (key: StackKey) => StackRecord;
  readonly plan: (stack: StackRecord, definition: StackDefinition) => StackPlan;
  /** Whether something that the stack, or one nested in it, reads of other stacks is not what it was. */
  readonly outdated: (stack: StackRecord) => boolean;
  /** A published template; undefined where there is none. */
  readonly template: (url: string) => Json | undefined;
}

/**
 * `AWS::CloudFormation::Stack`: stacks that are made, changed and deleted as resources of another.
 *
 * As in AWS, the update of a nested stack waits for that of the stack above it: only then is cleaned up what it left over, and until then
 * it can be rolled back. One that cannot be made is left as it is for the roll-back of the stack above it.
 */
export class NestedStacks implements ResourceProvider {
  constructor(private readonly options: NestedStackOptions) {}

  public async create(target: ResourceTarget, properties: JsonObject): Promise<Outcome> {
    return this.refusable(async () => {
      const { store, newStack } = this.options;
      const { stackId, logicalId } = target;
      const above = this.find(stackId)?.nestedIn;
      const path = above === undefined ? logicalId : `${above.path}/${logicalId}`;
      const stack: StackRecord = { ...newStack(this.freeKey(target)), nestedIn: { stackId, logicalId, path } };
      const definition = this.definition(stack, properties);
      const plan = this.options.plan(stack, definition);
      Object.assign(stack, contentOf(definition, plan));
      store.put(stack);
      const operation = this.operation(stack);
      const trouble = await createNestedStack(operation, plan);
      return trouble === undefined
        ? complete(stack)
        : { status: 'failed', physicalId: stack.id, reason: `Embedded stack ${stack.id} was not successfully created: ${trouble}${causeOf(operation)}` };
    });
  }

  public async update(_target: ResourceTarget, properties: JsonObject, { physicalId }: PhysicalResource): Promise<Outcome> {
    return this.refusable(async () => {
      const stack = this.existing(physicalId);
      assertUpdatable(stack);
      const definition = this.definition(stack, properties);
      const plan = this.options.plan(stack, definition);
      const content = contentOf(definition, plan);
      if (sameContent(stack, content) && !this.options.outdated(stack)) {
        return complete(stack);
      }
      stack.before = snapshot(stack);
      Object.assign(stack, content);
      const operation = this.operation(stack);
      const trouble = await applyUpdate(operation, plan);
      if (trouble === undefined) {
        // told when the stack above has come so far
        stack.status = 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS';
        this.options.store.save();
        return complete(stack);
      }
      const cause = causeOf(operation);
      await rollBackUpdate(operation, trouble);
      return { status: 'failed', reason: `Embedded stack ${stack.id} was not successfully updated. Currently in ${stack.status} with reason: ${trouble}${cause}` };
    });
  }

  /** Takes back an update that went well, or goes on with a roll-back that did not. */
  public async rollBack(
    target: ResourceTarget, _properties: JsonObject, { physicalId }: PhysicalResource, skip: readonly string[],
  ): Promise<Outcome> {
    return this.refusable(async () => {
      const stack = this.existing(physicalId);
      if (stack.before === undefined) {
        return complete(stack);
      }
      await rollBackUpdate(this.operation(stack), undefined, skippedIn(stack, target.logicalId, skip));
      const { status, reason = '' } = stack;
      return status === 'UPDATE_ROLLBACK_COMPLETE'
        ? complete(stack)
        : { status: 'failed', reason: `Embedded stack ${stack.id} was not successfully rolled back. Currently in ${status} with reason: ${reason}` };
    });
  }

  public async cleanUp(_target: ResourceTarget, { physicalId }: PhysicalResource): Promise<void> {
    const stack = this.find(physicalId);
    if (stack?.status === 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS') {
      const { name, template, parameters, tags } = stack;
      await cleanUpUpdate(this.operation(stack), this.options.plan(stack, { name, template, parameters, tags }));
    }
  }

  public async delete(target: ResourceTarget, { physicalId }: PhysicalResource, cause: DeletionCause): Promise<Outcome> {
    return this.refusable(async () => {
      const stack = this.find(physicalId) ?? this.begun(target);
      if (stack === undefined) {
        return { status: 'complete', physicalId, attributes: {} };
      }
      const operation = this.operation(stack);
      const inUse = exportInUse(this.options.store.list(), stack);
      if (inUse === undefined) {
        await deleteStack(operation, [], cause === 'creation rolled back' ? cause : 'removed');
      }
      return this.find(stack.id) === undefined
        ? { status: 'complete', physicalId, attributes: {} }
        : { status: 'failed', reason: `Embedded stack ${stack.id} was not successfully deleted: ${inUse ?? `${stack.reason}${causeOf(operation)}`}` };
    });
  }

  public refuseUpdate(): undefined {
    return undefined;
  }

  private operation(stack: StackRecord): Operation {
    return new Operation(stack, this.options.context());
  }

  private find(id: string): StackRecord | undefined {
    return this.options.store.list().find((stack) => stack.id === id);
  }

  /** One whose creation was interrupted, so that the stack above it never learned its id. */
  private begun({ stackId, logicalId }: ResourceTarget): StackRecord | undefined {
    return this.options.store.list().find(({ nestedIn }) => nestedIn?.stackId === stackId && nestedIn.logicalId === logicalId);
  }

  private existing(id: string): StackRecord {
    const stack = this.find(id);
    if (stack === undefined) {
      throw new StackStateError(`Stack with id ${id} does not exist`);
    }
    return stack;
  }

  private freeKey({ stackName, stackId, logicalId, account, region }: ResourceTarget): StackKey {
    for (let attempt = 0; ; attempt += 1) {
      const name = generatedName(stackName, logicalId, `${stackId} ${logicalId} ${attempt}`, MAX_NAME_LENGTH);
      if (this.options.store.get({ name, account, region }) === undefined) {
        return { name, account, region };
      }
    }
  }

  private definition({ name }: StackKey, { TemplateURL: url, Parameters: parameters, Tags: tags }: JsonObject): StackDefinition {
    const template = typeof url === 'string' ? this.options.template(url) : undefined;
    if (template === undefined) {
      throw new TemplateError(`the template of the nested stack at ${show(url)} was not published here; it must be a file asset of the stack above it`);
    }
    return { name, template, parameters: textMap(parameters), tags: tagMap(tags) };
  }

  /** What CloudFormation would not even begin fails the resource. */
  private async refusable(work: () => Promise<Outcome>): Promise<Outcome> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof TemplateError || error instanceof StackStateError) {
        this.options.context().assertOpen();
        return { status: 'failed', unsent: true, reason: error.message };
      }
      throw error;
    }
  }
}

function complete(stack: StackRecord): Outcome {
  const attributes = Object.fromEntries(Object.entries(stack.outputs).map(([id, { value }]) => [`Outputs.${id}`, value]));
  return { status: 'complete', physicalId: stack.id, attributes };
}

function contentOf({ template, tags }: StackDefinition, { given }: StackPlan): Pick<StackRecord, 'template' | 'parameters' | 'tags'> {
  return { template: template as Json, parameters: given, tags: { ...tags } };
}

/** `Nested.A` is `A` in the nested stack of that name or logical id; whatever else has a dot is for those below it. */
function skippedIn({ name }: StackKey, logicalId: string, skip: readonly string[]): string[] {
  return skip.filter((one) => one.includes('.')).map((one) => {
    const [stack, resource] = one.split('.');
    return stack === name || stack === logicalId ? resource : one;
  });
}

/** The event of the resource says in which stack to look; this saves the way. */
function causeOf({ failures: [first] }: Operation): string {
  return first?.reason === undefined ? '' : ` ${first.logicalId}: ${first.reason}`;
}

function textMap(value: Json | undefined): { [key: string]: string } {
  return Object.fromEntries(Object.entries(isObject(value) ? value : {}).map(([name, member]) => {
    if (!isScalar(member) && !Array.isArray(member)) {
      throw new TemplateError(`parameter ${show(name)} of the nested stack is ${show(member)}; it must be a string`);
    }
    return [name, String(member)];
  }));
}

function tagMap(value: Json | undefined): { [key: string]: string } {
  const tags = Array.isArray(value) ? value.filter(isObject) : [];
  return Object.fromEntries(tags.map(({ Key, Value }) => [String(Key), String(Value)]));
}
