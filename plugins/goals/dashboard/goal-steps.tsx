import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Input, Label } from '@vendure/dashboard';
import { PlusIcon, TrashIcon } from 'lucide-react';
import { useId } from 'react';

import { minorOf } from '../../screens/dashboard/shared';
import { pointsOf, type StepRow } from './goal-form';

const most = 10;

/** From which value on which discount holds, a row each. */
export function GoalSteps({ rows, currency, disabled, wrong, onChange }: { rows: StepRow[]; currency: string; disabled: boolean; wrong: number | null; onChange: (rows: StepRow[]) => void }) {
    const { t } = useLingui();
    const id = useId();
    const change = (at: number, part: Partial<StepRow>) => onChange(rows.map((row, i) => (i === at ? { ...row, ...part } : row)));
    return (
        <div className="grid gap-3">
            {rows.map((row, at) => (
                <div key={at} className="flex flex-wrap items-end gap-3">
                    <div className="grid gap-1.5">
                        <Label htmlFor={`${id}-${at}-value`}><Trans>From, net ({currency})</Trans></Label>
                        <Input
                            id={`${id}-${at}-value`} dir="ltr" inputMode="decimal" className="w-56" required disabled={disabled} value={row.value}
                            aria-invalid={wrong === at || (row.value !== '' && Number.isNaN(minorOf(row.value))) || undefined}
                            onChange={event => change(at, { value: event.target.value })}
                        />
                    </div>
                    <div className="grid gap-1.5">
                        <Label htmlFor={`${id}-${at}-percent`}><Trans>Discount, %</Trans></Label>
                        <Input
                            id={`${id}-${at}-percent`} dir="ltr" inputMode="decimal" className="w-28" required disabled={disabled} value={row.percent}
                            aria-invalid={wrong === at || (row.percent !== '' && Number.isNaN(pointsOf(row.percent))) || undefined}
                            onChange={event => change(at, { percent: event.target.value })}
                        />
                    </div>
                    <Button type="button" variant="ghost" size="icon" disabled={disabled || rows.length === 1} aria-label={t`Remove the step`} onClick={() => onChange(rows.filter((_, i) => i !== at))}>
                        <TrashIcon />
                    </Button>
                </div>
            ))}
            <Button type="button" variant="outline" className="justify-self-start" disabled={disabled || rows.length >= most} onClick={() => onChange([...rows, { value: '', percent: '' }])}>
                <PlusIcon /> <Trans>Add a step</Trans>
            </Button>
        </div>
    );
}
