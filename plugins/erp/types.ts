import { OperationalError } from '../../kernel/operational-error';
import type { ErpValues } from './domain/erp-values';

/** What crosses the border to an ERP, by the noun of ours that it becomes or comes from. */
export const erpObjects = [
    'customer', 'address', 'product', 'customer-code', 'unit', 'price-list', 'list-price', 'discount', 'contract-price', 'delivery-terms',
    'payment-terms', 'credit', 'balance', 'stock', 'order-status', 'invoice', 'invoice-file', 'payment', 'account-manager', 'weighing', 'pallet-capacity', 'waybill', 'barcode',
] as const;
export type ErpObject = (typeof erpObjects)[number];

export const erpDocuments = ['order', 'order-change', 'order-cancellation', 'address', 'payment', 'weighing'] as const;
export type ErpDocumentKind = (typeof erpDocuments)[number];

export type { ErpValue, ErpValues } from './domain/erp-values';

export interface ErpRecord {
    /** What the source knows it by; never empty, alike in each run. */
    key: string;
    values: ErpValues;
}

/** What could not even be read as a record: kept with its reason, while the rest goes on. */
export interface UnreadableRecord {
    /** Where it stood: a line, a position of a page. */
    place: string;
    reason: string;
    text: string;
}

export interface ErpPage {
    records: readonly ErpRecord[];
    unreadable: readonly UnreadableRecord[];
    /** Keys that the source says are gone; only in an incremental pull. A full pull says it by leaving a key out. */
    gone: readonly string[];
    /** From where the next pull goes on, if the run ends here; null while there is no such place. */
    cursor: string | null;
}

export interface PullWish {
    object: ErpObject;
    /** Null asks for all there is. */
    since: string | null;
    pageSize: number;
    signal: AbortSignal;
}

export interface PullCapability {
    full: boolean;
    incremental: boolean;
}

export interface ErpCapabilities {
    pull: Partial<Record<ErpObject, PullCapability>>;
    push: readonly ErpDocumentKind[];
}

/** A document for the ERP: mapped already, in the codes of that ERP. Amounts are decimal texts. */
export interface ErpDocument {
    kind: ErpDocumentKind;
    /** Our key, which the ERP keeps beside its number: by it we ask whether the document is there. */
    key: string;
    values: ErpValues;
}

export type PushAnswer =
    | { kind: 'accepted'; number: string; state: string | null }
    /** The ERP understood and said no: not sent again until somebody mends it. */
    | { kind: 'refused'; reason: string; field: string | null };

/** A document was sent and its answer was lost: `find` is asked before anything is sent again. */
export class UnknownOutcomeError extends Error {
    constructor(message: string, options?: { cause?: unknown }) {
        super(message, options);
        this.name = 'UnknownOutcomeError';
    }
}

/** The other side was reached, and has not what was asked for: no reason to leave it in peace. */
export class NotThereError extends OperationalError {}

export interface ConnectionCheck {
    isOk: boolean;
    /** Name and version of what answered. */
    system: string;
    problem: string | null;
}

/**
 * One way to one ERP. All methods throw `OperationalError` (kernel) where the other side is down, slow or answers nonsense;
 * `push` throws `UnknownOutcomeError` where it cannot say whether the document arrived. None keeps state but sessions and pools.
 */
export interface ErpConnector {
    readonly capabilities: ErpCapabilities;
    check(signal: AbortSignal): Promise<ConnectionCheck>;
    /** Some records as they are, for the mapping page. */
    sample(object: ErpObject, take: number, signal: AbortSignal): Promise<ErpPage>;
    pull(wish: PullWish): AsyncIterable<ErpPage>;
    push(document: ErpDocument, signal: AbortSignal): Promise<PushAnswer>;
    /** The document under our key, if the ERP has it. */
    find(kind: ErpDocumentKind, key: string, signal: AbortSignal): Promise<Extract<PushAnswer, { kind: 'accepted' }> | null>;
    /** Only where files are read: puts one down for the object, whole or not at all, and gives its name. */
    put?(object: ErpObject, content: Buffer, signal: AbortSignal): Promise<string>;
    close(): Promise<void>;
}

/** A kind of connector, by which connections are set up in the Dashboard. */
export interface ErpConnectorKind<Settings = unknown> {
    /** kebab-case, kept in the database: rahkaran, sql, files, rest, agent. */
    readonly kind: string;
    readonly capabilities: ErpCapabilities;
    /** Settings as they came from the page; throws `UserInputError` naming the field. */
    settings(input: unknown): Settings;
    /** The settings as JSON Schema, of which a form is made; without it they are typed as JSON. */
    readonly form?: Readonly<Record<string, unknown>>;
    /** Names of the settings that are secret: kept sealed, never shown. */
    readonly secrets: readonly string[];
    open(settings: Settings): ErpConnector;
}

export interface ErpOptions {
    /** Those that the installation is made with. */
    kinds: readonly ErpConnectorKind[];
    /** The address that links and calls begin with. */
    publicUrl: string;
    /** With it secrets of connections are sealed. */
    sealingSecret: string;
}
