import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, type DashboardRouteDefinition, Input, Page, PageBlock, PageLayout, PageTitle, usePermissions } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { LabelledField, numberOf, quantityOf, QueryState, reportError } from '../../screens/dashboard/shared';
import { quoteRulesDocument, setQuoteRulesDocument } from './quotes.graphql';

export const quoteRulesPage: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'settings', id: 'quote-rules', url: '/quote-rules', title: /* i18n*/ 'Quote rules', requiresPermission: ['UpdateSettings'] },
    path: '/quote-rules',
    loader: () => ({ breadcrumb: () => <Trans>Quote rules</Trans> }),
    component: () => <QuoteRulesPage />,
};

function QuoteRulesPage() {
    const query = useQuery({ queryKey: ['quote-rules'], queryFn: () => api.query(quoteRulesDocument) });
    const rules = query.data?.quoteRules;
    return (
        <Page pageId="quote-rules">
            <PageTitle><Trans>Quote rules</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="quote-rules-form">{rules ? <Rules key={rules.version} rules={rules} /> : <QueryState query={query} />}</PageBlock>
            </PageLayout>
        </Page>
    );
}

interface RuleFacts {
    floorPoints?: number | null;
    validDays: number;
    remindDays: number;
    version: number;
}

/** A percentage with at most two decimals, as hundredths of a percent; nothing written is no floor. */
function pointsOf(written: string): number | null {
    if (written.trim() === '') return null;
    const points = Math.round(numberOf(written) * 100);
    return points >= 0 && points <= 10_000 ? points : Number.NaN;
}

const within = (value: number, least: number, most: number) => value >= least && value <= most;

function Rules({ rules }: { rules: RuleFacts }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const { hasPermissions } = usePermissions();
    const [floor, setFloor] = useState(rules.floorPoints == null ? '' : String(rules.floorPoints / 100));
    const [valid, setValid] = useState(String(rules.validDays));
    const [remind, setRemind] = useState(String(rules.remindDays));
    const [isBusy, setBusy] = useState(false);
    const mayChange = hasPermissions(['UpdateSettings']);
    const [floorPoints, validDays, remindDays] = [pointsOf(floor), quantityOf(valid), quantityOf(remind)];
    const wrong = {
        floor: Number.isNaN(floorPoints) ? t`A percentage from 0 to 100` : undefined,
        valid: within(validDays, 1, 365) ? undefined : t`From 1 to 365 days`,
        remind: within(remindDays, 0, 60) ? undefined : t`From 0 to 60 days`,
    };
    const save = async () => {
        await api.mutate(setQuoteRulesDocument, { input: { version: rules.version, floorPoints, validDays, remindDays } });
        toast.success(t`Saved`);
        await client.invalidateQueries({ queryKey: ['quote-rules'] });
    };
    return (
        <form
            className="grid max-w-xl gap-5"
            onSubmit={event => {
                event.preventDefault();
                setBusy(true);
                void save().catch(reportError).finally(() => setBusy(false));
            }}
        >
            <LabelledField label={<Trans>What one person may take off the customer's own price, in percent</Trans>} wrong={wrong.floor}>
                {told => <Input {...told} dir="ltr" inputMode="decimal" disabled={!mayChange} value={floor} onChange={event => setFloor(event.target.value)} />}
            </LabelledField>
            <p className="text-muted-foreground text-sm"><Trans>With more off, somebody else with the right to approve quotes has to agree before it is sent. Left empty: nobody has to.</Trans></p>
            <LabelledField label={<Trans>Days that a quote holds, unless another day is written</Trans>} wrong={wrong.valid}>
                {told => <Input {...told} dir="ltr" inputMode="numeric" disabled={!mayChange} value={valid} onChange={event => setValid(event.target.value)} />}
            </LabelledField>
            <LabelledField label={<Trans>Days before its end when the customer is reminded (0: never)</Trans>} wrong={wrong.remind}>
                {told => <Input {...told} dir="ltr" inputMode="numeric" disabled={!mayChange} value={remind} onChange={event => setRemind(event.target.value)} />}
            </LabelledField>
            {mayChange && <Button type="submit" className="justify-self-start" disabled={isBusy || Object.values(wrong).some(one => one !== undefined)}><Trans>Save</Trans></Button>}
        </form>
    );
}
