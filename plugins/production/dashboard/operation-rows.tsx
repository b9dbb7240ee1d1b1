import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api, Button, Input, NativeSelect, NativeSelectOption, usePermissions } from '@vendure/dashboard';
import { ArrowDownIcon, ArrowUpIcon, PlusIcon, Trash2Icon } from 'lucide-react';

import { LabelledField, MomentField } from '../../screens/dashboard/shared';
import { type Name, staffQuery, stationListQuery } from './production.graphql';
import { StateBadge, useKindName, useNameIn } from './wording';

export interface OperationRow {
    id: string | null;
    /** Absent in a proposal. What has begun cannot be changed here. */
    state?: string;
    kind: string;
    name: Name;
    stationId: string;
    operatorId: string | null;
    plannedMinutes: number;
    /** Empty while it is being typed. */
    plannedStart: string;
    plannedEnd: string;
}

export const operationKinds = ['cut', 'sew', 'tuft', 'test', 'pack', 'other'];

export function useStations() {
    const { hasPermissions } = usePermissions();
    const { data } = useQuery({
        queryKey: ['production-stations'],
        queryFn: () => api.query(stationListQuery, { options: { take: 200, filter: { active: { eq: true } } } }),
        enabled: hasPermissions(['ReadRouting', 'ReadWorkOrder']),
        staleTime: 60_000,
    });
    return data?.productionStations.items ?? [];
}

const begun = (row: OperationRow) => row.state === 'running' || row.state === 'paused' || row.state === 'done';

/** Which fields of a row cannot stay as they are. What has begun is history. */
export function wrongOf(row: OperationRow) {
    const isOpen = !begun(row);
    return {
        en: isOpen && row.name.en.trim() === '',
        fa: isOpen && row.name.fa.trim() === '',
        start: isOpen && row.plannedStart === '',
        end: isOpen && !(Date.parse(row.plannedEnd) >= Date.parse(row.plannedStart || row.plannedEnd)),
    };
}

export const isWrong = (row: OperationRow) => Object.values(wrongOf(row)).includes(true);

/** What the server is to write: the row without what only the screen knows. */
export function rowInput({ state: _, ...row }: OperationRow) {
    const { en, fa, pl, ru } = row.name;
    return { ...row, name: { en, fa, pl: pl || null, ru: ru || null }, operatorId: row.operatorId || null };
}

interface OperationRowsProps {
    rows: OperationRow[];
    /** Whether the plan was sent: only then it is said what is wrong. */
    isTried: boolean;
    onChange: (rows: OperationRow[]) => void;
}

export function OperationRows({ rows, isTried, onChange }: OperationRowsProps) {
    const { t } = useLingui();
    const stations = useStations();
    const change = (index: number, patch: Partial<OperationRow>) =>
        onChange(rows.map((row, at) => (at === index ? { ...row, ...patch } : row)));
    const swap = (index: number, other: number) =>
        onChange(rows.map((row, at) => (at === index ? rows[other] : at === other ? rows[index] : row)));
    const mayMove = (index: number) => rows[index] !== undefined && !begun(rows[index]);
    const add = () => {
        const last = rows[rows.length - 1];
        const at = last?.plannedEnd ?? new Date().toISOString();
        const name = { en: t`New stage`, fa: t`New stage` };
        const stationId = last?.stationId ?? stations[0]?.id ?? '';
        onChange([...rows, { id: null, kind: 'other', name, stationId, operatorId: null, plannedMinutes: 30, plannedStart: at, plannedEnd: at }]);
    };
    return (
        <div className="flex flex-col gap-3">
            {rows.map((row, index) => (
                <fieldset key={row.id ?? `new-${index}`} disabled={begun(row)} className="rounded-md border p-3">
                    <OperationFields row={row} isTried={isTried} onChange={patch => change(index, patch)} />
                    <div className="mt-2 flex items-center gap-2">
                        {row.state && <StateBadge state={row.state} />}
                        <span className="grow" />
                        <Button type="button" size="icon" variant="ghost" aria-label={t`Earlier`} disabled={!mayMove(index) || !mayMove(index - 1)} onClick={() => swap(index, index - 1)}><ArrowUpIcon /></Button>
                        <Button type="button" size="icon" variant="ghost" aria-label={t`Later`} disabled={!mayMove(index) || !mayMove(index + 1)} onClick={() => swap(index, index + 1)}><ArrowDownIcon /></Button>
                        <Button type="button" size="icon" variant="ghost" aria-label={t`Remove`} disabled={begun(row) || rows.length === 1} onClick={() => onChange(rows.filter((_, at) => at !== index))}><Trash2Icon /></Button>
                    </div>
                </fieldset>
            ))}
            <Button type="button" variant="outline" className="self-start" onClick={add}><PlusIcon /> <Trans>Add a stage</Trans></Button>
        </div>
    );
}

function OperationFields({ row, isTried, onChange }: { row: OperationRow; isTried: boolean; onChange: (patch: Partial<OperationRow>) => void }) {
    const { t } = useLingui();
    const nameIn = useNameIn();
    const kindName = useKindName();
    const stations = useStations();
    const { data } = useQuery({ queryKey: ['production-staff'], queryFn: () => api.query(staffQuery), staleTime: 60_000 });
    const disabled = begun(row);
    const wrong = wrongOf(row);
    const missing = t`Please fill this in.`;
    return (
        <div className="grid gap-2 sm:grid-cols-2 xl:grid-cols-4">
            <LabelledField label={<Trans>Name (English)</Trans>} wrong={isTried && wrong.en && missing}>
                {told => <Input {...told} dir="ltr" value={row.name.en} onChange={e => onChange({ name: { ...row.name, en: e.target.value } })} />}
            </LabelledField>
            <LabelledField label={<Trans>Name (Persian)</Trans>} wrong={isTried && wrong.fa && missing}>
                {told => <Input {...told} dir="rtl" value={row.name.fa} onChange={e => onChange({ name: { ...row.name, fa: e.target.value } })} />}
            </LabelledField>
            <Labelled text={t`Kind`}>
                <NativeSelect value={row.kind} onChange={e => onChange({ kind: e.target.value })}>
                    {operationKinds.map(kind => <NativeSelectOption key={kind} value={kind}>{kindName(kind)}</NativeSelectOption>)}
                </NativeSelect>
            </Labelled>
            <Labelled text={t`Station`}>
                <NativeSelect value={row.stationId} onChange={e => onChange({ stationId: e.target.value })}>
                    {stations.map(station => <NativeSelectOption key={station.id} value={station.id}>{nameIn(station.name)}</NativeSelectOption>)}
                </NativeSelect>
            </Labelled>
            <Labelled text={t`Operator`}>
                <NativeSelect value={row.operatorId ?? ''} onChange={e => onChange({ operatorId: e.target.value || null })}>
                    <NativeSelectOption value="">{t`Anybody of the station`}</NativeSelectOption>
                    {data?.productionStaff.map(one => <NativeSelectOption key={one.id} value={one.id}>{one.firstName} {one.lastName}</NativeSelectOption>)}
                </NativeSelect>
            </Labelled>
            <Labelled text={t`Working minutes`}>
                <Input type="number" min={0} value={row.plannedMinutes} onChange={e => onChange({ plannedMinutes: Math.max(0, Math.trunc(Number(e.target.value))) })} />
            </Labelled>
            <LabelledField label={<Trans>Planned start</Trans>} className="sm:col-span-2" wrong={isTried && wrong.start && missing}>
                {({ id, ...told }) => (
                    <MomentField id={id} invalid={told['aria-invalid']} describedBy={told['aria-describedby']} disabled={disabled} value={row.plannedStart || null} onChange={at => onChange({ plannedStart: at ?? '' })} />
                )}
            </LabelledField>
            <LabelledField
                label={<Trans>Planned end</Trans>}
                className="sm:col-span-2"
                wrong={isTried && wrong.end && (row.plannedEnd === '' ? missing : t`The planned end is before the planned start.`)}
            >
                {({ id, ...told }) => (
                    <MomentField id={id} invalid={told['aria-invalid']} describedBy={told['aria-describedby']} disabled={disabled} value={row.plannedEnd || null} onChange={at => onChange({ plannedEnd: at ?? '' })} />
                )}
            </LabelledField>
        </div>
    );
}

export function Labelled({ text, htmlFor, children }: { text: string; htmlFor?: string; children: React.ReactNode }) {
    const Box = htmlFor ? 'div' : 'label';
    return (
        <Box className="flex flex-col gap-1 text-sm">
            {htmlFor ? <label htmlFor={htmlFor} className="text-muted-foreground">{text}</label> : <span className="text-muted-foreground">{text}</span>}
            {children}
        </Box>
    );
}
