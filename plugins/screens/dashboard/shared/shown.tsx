import { useFormats } from './formats';

/** Cells of tables, whose columns are written where no hook may be called. */

export function Moment({ at }: { at: string | Date | null | undefined }) {
    const { moment } = useFormats();
    return at ? <span className="whitespace-nowrap">{moment(at)}</span> : <>–</>;
}

export function Day({ day: value }: { day: string | null | undefined }) {
    const { day } = useFormats();
    return value ? <span className="whitespace-nowrap">{day(value)}</span> : <>–</>;
}

export function Num({ value }: { value: number | null | undefined }) {
    const { number } = useFormats();
    return value === null || value === undefined ? <>–</> : <span className="tabular-nums">{number(value)}</span>;
}

export function Money({ minor, currency }: { minor: number; currency: string }) {
    const { money } = useFormats();
    return <span className="whitespace-nowrap tabular-nums">{money(minor, currency)}</span>;
}
