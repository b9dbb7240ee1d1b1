/** The settings of a kind of connection, as its JSON Schema describes them, made ready for a form. */
export interface Schema {
    type?: string;
    enum?: readonly string[];
    const?: unknown;
    default?: unknown;
    maxLength?: number;
    properties?: Readonly<Record<string, Schema>>;
    required?: readonly string[];
    items?: Schema;
    anyOf?: readonly Schema[];
    oneOf?: readonly Schema[];
    additionalProperties?: Schema | boolean;
}

export type Settings = Readonly<Record<string, unknown>>;

export type SettingNode =
    | { kind: 'text'; isLong: boolean }
    | { kind: 'number' }
    | { kind: 'yes-no' }
    | { kind: 'choice'; of: readonly string[] }
    | { kind: 'choices'; of: readonly string[] }
    /** A line for each. */
    | { kind: 'texts' | 'pairs' }
    /** Of an optional one all may be left out. */
    | { kind: 'group'; fields: readonly SettingField[] }
    | { kind: 'groups'; fields: readonly SettingField[] }
    /** Which fields there are depends on what `by` says. */
    | { kind: 'variants'; by: string; of: readonly { value: string; fields: readonly SettingField[] }[] }
    /** What no field is known for is typed as JSON. */
    | { kind: 'json' };

export interface SettingField {
    name: string;
    node: SettingNode;
    isRequired: boolean;
    /** What stands there before anybody has typed; undefined when there is nothing. */
    start: unknown;
}

const longText = 5_000;

export function fieldsOf({ properties = {}, required = [] }: Schema, leftOut: readonly string[] = []): SettingField[] {
    return Object.entries(properties).filter(([name]) => !leftOut.includes(name)).map(([name, schema]) => {
        const node = nodeOf(schema);
        const isRequired = required.includes(name);
        return { name, node, isRequired, start: schema.default ?? (isRequired || node.kind !== 'group' ? startOf(node) : undefined) };
    });
}

function nodeOf(schema: Schema): SettingNode {
    if (schema.oneOf) return variantsOf(schema.oneOf) ?? { kind: 'json' };
    // A name, or nothing.
    if (schema.anyOf) return schema.anyOf.every(one => one.type === 'string') ? { kind: 'text', isLong: false } : { kind: 'json' };
    if (schema.type === 'string') return schema.enum ? { kind: 'choice', of: schema.enum } : { kind: 'text', isLong: (schema.maxLength ?? 0) > longText };
    if (schema.type === 'integer' || schema.type === 'number') return { kind: 'number' };
    if (schema.type === 'boolean') return { kind: 'yes-no' };
    if (schema.type === 'array') return listOf(schema.items ?? {});
    if (schema.properties) return { kind: 'group', fields: fieldsOf(schema) };
    return isTextSchema(schema.additionalProperties) ? { kind: 'pairs' } : { kind: 'json' };
}

function listOf(items: Schema): SettingNode {
    if (items.type === 'string') return items.enum ? { kind: 'choices', of: items.enum } : { kind: 'texts' };
    return items.properties ? { kind: 'groups', fields: fieldsOf(items) } : { kind: 'json' };
}

const isTextSchema = (schema: Schema | boolean | undefined) => typeof schema === 'object' && schema.type === 'string';

function variantsOf(schemas: readonly Schema[]): SettingNode | null {
    const by = Object.entries(schemas[0]?.properties ?? {}).find(([, one]) => one.const !== undefined)?.[0];
    if (by === undefined) return null;
    return { kind: 'variants', by, of: schemas.map(schema => ({ value: String(schema.properties?.[by]?.const), fields: fieldsOf(schema, [by]) })) };
}

function startOf(node: SettingNode): unknown {
    switch (node.kind) {
        case 'text':
        case 'number':
            return '';
        case 'yes-no':
            return false;
        case 'choice':
            return node.of[0];
        case 'choices':
        case 'texts':
        case 'groups':
            return [];
        case 'group':
            return startsOf(node.fields);
        case 'variants':
            return { [node.by]: node.of[0]?.value, ...startsOf(node.of[0]?.fields ?? []) };
        case 'pairs':
        case 'json':
            return {};
    }
}

export function startsOf(fields: readonly SettingField[]): Settings {
    return Object.fromEntries(fields.filter(({ start }) => start !== undefined).map(({ name, start }) => [name, start]));
}

export function variantOf(node: SettingNode & { kind: 'variants' }, value: Settings): readonly SettingField[] {
    return node.of.find(one => one.value === value[node.by])?.fields ?? [];
}

/** What goes to the server: what was left empty and need not be there is left out, and numbers are numbers. */
export function settingsToSend(fields: readonly SettingField[], values: Settings, numberOf: (typed: string) => number): Settings {
    return Object.fromEntries(
        fields.map(({ name, node, isRequired }) => [name, isRequired || values[name] !== '' ? sent(node, values[name], numberOf) : undefined]).filter(([, value]) => value !== undefined),
    ) as Settings;
}

function sent(node: SettingNode, value: unknown, numberOf: (typed: string) => number): unknown {
    if (value === undefined) return undefined;
    if (node.kind === 'number') {
        const typed = String(value);
        // What is no number goes as it was typed, for the server to say so.
        return typed === '' ? undefined : Number.isNaN(numberOf(typed)) ? typed : numberOf(typed);
    }
    if (node.kind === 'group') return settingsToSend(node.fields, value as Settings, numberOf);
    if (node.kind === 'groups') return (value as Settings[]).map(one => settingsToSend(node.fields, one, numberOf));
    if (node.kind === 'variants') {
        const chosen = value as Settings;
        return { [node.by]: chosen[node.by], ...settingsToSend(variantOf(node, chosen), chosen, numberOf) };
    }
    return value;
}

/** Whether a place that the server names, `sources.0.name`, is one that the form shows. */
export function hasPlace(fields: readonly SettingField[], values: Settings, place: string): boolean {
    const [name, ...rest] = place.split('.');
    const field = fields.find(one => one.name === name);
    if (!field) return false;
    const value = values[field.name];
    if (rest.length === 0) return true;
    const { node } = field;
    if (node.kind === 'group') return value !== undefined && hasPlace(node.fields, value as Settings, rest.join('.'));
    if (node.kind === 'variants') return rest[0] === node.by || hasPlace(variantOf(node, value as Settings), value as Settings, rest.join('.'));
    if (node.kind !== 'groups') return true;
    const one = (value as Settings[])[Number(rest[0])];
    return one !== undefined && (rest.length === 1 || hasPlace(node.fields, one, rest.slice(1).join('.')));
}

/** A line for each, `name = value` where there are two. */
export function linesOf(value: unknown): string {
    return Array.isArray(value) ? value.join('\n') : Object.entries((value ?? {}) as Settings).map(([name, one]) => `${name} = ${String(one)}`).join('\n');
}

/** Lines that are still being typed keep their spaces; empty ones say nothing. */
export function textsOf(lines: string): string[] {
    return lines.split('\n').filter(line => line.trim() !== '');
}

export function pairsOf(lines: string): Record<string, string> {
    return Object.fromEntries(textsOf(lines).map(line => {
        const [name = '', ...value] = line.split('=');
        return [name.trim(), value.join('=').trim()];
    }));
}
