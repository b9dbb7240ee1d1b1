/** Calls built from a schema: the least arguments that it accepts, and a selection as deep as asked. */
import {
    type GraphQLField,
    type GraphQLInputType,
    type GraphQLOutputType,
    type GraphQLSchema,
    isEnumType,
    isInputObjectType,
    isInterfaceType,
    isListType,
    isNonNullType,
    isObjectType,
    isRequiredArgument,
    isRequiredInputField,
    isUnionType,
} from 'graphql';
import http from 'node:http';

import type { Api, Root } from './declared';

export interface Call {
    api: Api;
    root: Root;
    field: string;
    query: string;
    variables: Record<string, unknown>;
}

/** Values for arguments and input fields by their name: given even where the schema does not ask for them. */
export type Values = Readonly<Record<string, unknown>>;

/** A number that no row has. */
export const nobodysId = '987654321';

let made = 0;

const scalars: Record<string, () => unknown> = {
    ID: () => nobodysId,
    String: () => `authz-probe-${++made}`,
    Int: () => 1,
    Float: () => 1,
    Money: () => 1,
    Boolean: () => true,
    DateTime: () => '2026-01-01T00:00:00.000Z',
    JSON: () => ({}),
};

function valueOf(type: GraphQLInputType, values: Values): unknown {
    if (isNonNullType(type)) return valueOf(type.ofType, values);
    if (isListType(type)) return needsUpload(type.ofType) ? [] : [valueOf(type.ofType, values)];
    if (isEnumType(type)) return type.getValues()[0]?.name;
    if (!isInputObjectType(type)) return scalars[type.name]?.() ?? null;
    const fields = Object.values(type.getFields()).filter(field => isRequiredInputField(field) || Object.hasOwn(values, field.name));
    return Object.fromEntries(fields.map(field => [field.name, given(field.name, field.type, values)]));
}

/** A file travels in another way than JSON; an empty list of files is a call all the same. */
function needsUpload(type: GraphQLInputType): boolean {
    const inner = isNonNullType(type) ? type.ofType : type;
    return isInputObjectType(inner) && Object.values(inner.getFields()).some(field => String(field.type) === 'Upload!');
}

function given(name: string, type: GraphQLInputType, values: Values): unknown {
    const isNested = !Object.hasOwn(values, name);
    return isNested ? valueOf(type, values) : values[name];
}

export function fieldsOf(schema: GraphQLSchema, root: Root): GraphQLField<unknown, unknown>[] {
    const type = root === 'Query' ? schema.getQueryType() : schema.getMutationType();
    return Object.values(type?.getFields() ?? {});
}

export function buildCall(api: Api, root: Root, field: GraphQLField<unknown, unknown>, values: Values = {}, depth = 0, omit?: ReadonlySet<string>): Call {
    const args = field.args.filter(arg => isRequiredArgument(arg) || Object.hasOwn(values, arg.name) || namesInside(arg.type, values));
    const declared = args.map(arg => `$${arg.name}: ${String(arg.type)}`).join(', ');
    const passed = args.map(arg => `${arg.name}: $${arg.name}`).join(', ');
    const head = `${root.toLowerCase()}${declared && ` (${declared})`} { ${field.name}${passed && `(${passed})`}`;
    const selection = depth === 0 ? shallow(field.type) : deep(field.type, depth, omit ?? new Set());
    const variables = Object.fromEntries(args.map(arg => [arg.name, given(arg.name, arg.type, values)]));
    return { api, root, field: field.name, query: `${head}${selection} }`, variables };
}

/** Whether an optional input has a place for one of the values. */
function namesInside(type: GraphQLInputType, values: Values): boolean {
    const inner = isNonNullType(type) ? type.ofType : type;
    return isInputObjectType(inner) && Object.keys(inner.getFields()).some(name => Object.hasOwn(values, name));
}

function named(type: GraphQLOutputType): GraphQLOutputType {
    return isNonNullType(type) || isListType(type) ? named(type.ofType as GraphQLOutputType) : type;
}

function isComposite(type: GraphQLOutputType): boolean {
    return isObjectType(type) || isUnionType(type) || isInterfaceType(type);
}

/** That an answer came, and of what type. */
export function shallow(type: GraphQLOutputType): string {
    return isComposite(named(type)) ? ' { __typename }' : '';
}

function deep(type: GraphQLOutputType, depth: number, omit: ReadonlySet<string>): string {
    const inner = named(type);
    if (isUnionType(inner)) {
        const seen = new Map<string, string>();
        const parts = inner.getTypes().map(member => `... on ${member.name} { __typename ${inside(member.getFields(), member.name, depth, omit, seen)} }`);
        return ` { ${parts.join(' ')} }`;
    }
    if (!isObjectType(inner) && !isInterfaceType(inner)) return '';
    return ` { __typename ${inside(inner.getFields(), inner.name, depth, omit, new Map())} }`;
}

/** `seen`: types by field name; members of a union may not give one name two types. */
function inside(
    fields: Record<string, GraphQLField<unknown, unknown>>,
    owner: string,
    depth: number,
    omit: ReadonlySet<string>,
    seen: Map<string, string>,
): string {
    return Object.values(fields)
        .filter(field => !omit.has(`${owner}.${field.name}`) && !field.args.some(isRequiredArgument))
        .filter(field => depth > 1 || !isComposite(named(field.type)))
        .filter(field => (seen.get(field.name) ?? String(field.type)) === String(field.type))
        .map(field => {
            seen.set(field.name, String(field.type));
            return `${field.name}${deep(field.type, depth - 1, omit)}`;
        })
        .join(' ');
}

export interface Heard {
    status: number;
    /** Body and headers as they came, for canaries. */
    raw: string;
    body: string;
    code: string | undefined;
    message: string | undefined;
    data: Record<string, unknown> | null;
}

/** Cheaper than `fetch`, which counts where there are fifty thousand calls. */
const agent = new http.Agent({ keepAlive: true, timeout: 10_000 });

function post(url: string, body: string, token: string | undefined): Promise<{ status: number; headers: string[]; text: string }> {
    return new Promise((resolve, reject) => {
        const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), ...(token ? { Authorization: `Bearer ${token}` } : {}) };
        const request = http.request(url, { method: 'POST', agent, headers }, response => {
            const parts: Buffer[] = [];
            response.on('data', (part: Buffer) => parts.push(part));
            response.on('error', reject);
            response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.rawHeaders, text: Buffer.concat(parts).toString('utf8') }));
        });
        request.on('error', reject);
        request.end(body);
    });
}

/** Sends the call with a session's token, or as a stranger. */
export async function send(url: string, call: Call, token?: string): Promise<Heard> {
    const { status, headers, text: body } = await post(`${url}/${call.api}-api?languageCode=en`, JSON.stringify({ query: call.query, variables: call.variables }), token);
    const { errors, data } = JSON.parse(body) as { errors?: { message: string; extensions?: { code?: string } }[]; data?: Heard['data'] };
    const [error] = errors ?? [];
    return {
        status,
        raw: `${body}\n${headers.join('\n')}`,
        body,
        code: error && (error.extensions?.code ?? 'NO_CODE'),
        message: error?.message,
        data: data ?? null,
    };
}

/** Some at a time, in order. Meanwhile errors have no stack: the server's refusals are made in this process, and finding their lines took more than half of its time. */
export async function inLanes<Item>(items: readonly Item[], lanes: number, work: (item: Item) => Promise<void>): Promise<void> {
    const queue = [...items];
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
        await Promise.all(
            Array.from({ length: lanes }, async () => {
                for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
            }),
        );
    } finally {
        Error.stackTraceLimit = stackTraceLimit;
    }
}

/** What may be selected of the field's answer, as deep as the edge lets through together with its arguments. */
export function deepestSelection(field: GraphQLField<unknown, unknown>, omit: ReadonlySet<string>): string {
    const found = [3, 2, 1].map(depth => deep(field.type, depth, omit)).find(text => text.length < 8_500 && !/\bOrder\b/.test(text));
    return isComposite(named(field.type)) ? (found ?? deep(field.type, 1, omit)) : '';
}

/** As deep a selection as the edge's limit of length lets through. Core's Order is as deep as the product. */
export function deepestCall(api: Api, root: Root, field: GraphQLField<unknown, unknown>, values: Values, omit: ReadonlySet<string>): Call {
    return (
        [3, 2, 1].map(depth => buildCall(api, root, field, values, depth, omit)).find(({ query }) => query.length < 9_000 && !/\bOrder\b/.test(query)) ??
        buildCall(api, root, field, values, 1, omit)
    );
}
