import { useLingui } from '@lingui/react/macro';
import { Badge } from '@vendure/dashboard';

/** What people call objects of an ERP and states of runs. What nobody named stays as it is. */
export function useErpWords() {
    const { t } = useLingui();
    const objects: Record<string, string> = {
        customer: t`Customers`, address: t`Delivery addresses`, product: t`Products`, 'customer-code': t`Customers' own codes`, unit: t`Units`, 'price-list': t`Price lists of customers`,
        'list-price': t`List prices`, discount: t`Discounts`, 'contract-price': t`Contract prices`, 'delivery-terms': t`Delivery terms`, 'payment-terms': t`Payment terms`,
        credit: t`Credit limits`, balance: t`Balances by the ERP's books`, stock: t`Stock`, 'order-status': t`Order statuses`, invoice: t`Invoices`, 'invoice-file': t`Files of invoices`, payment: t`Payments`,
        'account-manager': t`Account managers`, weighing: t`Weighings`, 'pallet-capacity': t`Pallet capacity`, waybill: t`Waybills`, barcode: t`Barcodes`,
    };
    const states: Record<string, string> = {
        waiting: t`Waits for its turn`, staging: t`Is being read`, applying: t`Is being brought in`, held: t`Waits for a decision`, done: t`Done`, failed: t`Failed`, discarded: t`Given up`,
    };
    const outcomes: Record<string, string> = { created: t`New`, updated: t`Changed`, unchanged: t`Unchanged`, rejected: t`Refused` };
    const parked: Record<string, string> = { waiting: t`Waits`, accepted: t`Taken as it is next time`, discarded: t`Not wanted` };
    const causes: Record<string, string> = { schedule: t`Schedule`, hand: t`By hand`, webhook: t`Call of the ERP` };
    const stories: Record<string, string> = { in: t`Brought in`, gone: t`Gone there, out of use here`, parked: t`Waits`, discarded: t`Not wanted` };
    const tables: Record<string, string> = {
        units: t`Units`, taxes: t`Taxes`, statuses: t`Statuses`, warehouses: t`Warehouses`, currencies: t`Currencies`, categories: t`Categories`, 'price-lists': t`Price lists`,
        'payment-methods': t`Ways of payment`, 'delivery-ways': t`Ways of delivery`, 'account-managers': t`Account managers`,
    };
    const steps: Record<string, string> = {
        upper: t`In capitals`, lower: t`In small letters`, slug: t`As an address`, digits: t`Latin digits`, decimal: t`Number with this decimal mark`, times: t`Multiplied by`, divided: t`Divided by`, day: t`As a day`,
        'yes-no': t`As yes or no`, prefix: t`Put before`, suffix: t`Put after`, default: t`When empty`, 'only-when': t`Yes when it is`, split: t`List split at`, column: t`Column of rows below`,
        cut: t`Cut to so many letters`, negate: t`Other sign`,
    };
    const kinds: Record<string, string> = {
        rahkaran: t`Rahkaran`, rest: t`REST API with JSON`, sql: t`Database: PostgreSQL, SQL Server, MySQL`, files: t`Files: a folder, SFTP or upload`, agent: t`Agent beside the ERP`,
    };
    const of = (words: Record<string, string>) => (code: string) => words[code] ?? code;
    return {
        kind: of(kinds), object: of(objects), state: of(states), outcome: of(outcomes), parkedState: of(parked), cause: of(causes), story: of(stories), table: of(tables), step: of(steps),
        lag: (seconds: number | null | undefined) => lagText(seconds, t`never`, t`less than a minute`, minutes => t`${minutes} min`, hours => t`${hours} h`, days => t`${days} days`),
    };
}

function lagText(
    seconds: number | null | undefined, never: string, now: string, minutes: (n: number) => string, hours: (n: number) => string, days: (n: number) => string,
): string {
    if (seconds === null || seconds === undefined) return never;
    if (seconds < 60) return now;
    if (seconds < 3600) return minutes(Math.floor(seconds / 60));
    return seconds < 2 * 86_400 ? hours(Math.floor(seconds / 3600)) : days(Math.floor(seconds / 86_400));
}

export function RunState({ state }: { state: string }) {
    const words = useErpWords();
    const variant = state === 'failed' ? 'destructive' : state === 'held' ? 'default' : state === 'done' ? 'secondary' : 'outline';
    return <Badge variant={variant}>{words.state(state)}</Badge>;
}
