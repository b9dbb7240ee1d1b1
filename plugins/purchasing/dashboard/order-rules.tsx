import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
    api, Button, type DashboardRouteDefinition, Input, Label, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Switch,
} from '@vendure/dashboard';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';

import { errorText, majorOf, minorOf, numberOf, QueryState } from '../../screens/dashboard/shared';
import { rulesQuery, updateRulesMutation } from './orders.graphql';

export const orderRulesPage: DashboardRouteDefinition = {
    navMenuItem: {
        sectionId: 'settings', id: 'order-rules', url: '/order-rules', title: /* i18n*/ 'Order rules', requiresPermission: ['ApproveSpecialOrder'],
    },
    path: '/order-rules',
    loader: () => ({ breadcrumb: () => <Trans>Order rules</Trans> }),
    component: () => (
        <Page pageId="order-rules">
            <PageTitle><Trans>Order rules</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="order-rules-form"><RulesForm /></PageBlock>
            </PageLayout>
        </Page>
    ),
};

const currencies = ['IRR', 'PLN', 'RUB', 'EUR', 'USD'];

interface Rules {
    leadWorkingDays: string;
    changeDecisionDays: string;
    discountPercent: string;
    newCustomerIsSpecial: boolean;
    /** By currency, as typed; empty is no border. */
    amounts: Record<string, string>;
}

const isDays = (written: string) => Number.isInteger(numberOf(written)) && numberOf(written) >= 0 && numberOf(written) <= 120;
const isDeadline = (written: string) => Number.isInteger(numberOf(written)) && numberOf(written) >= 1 && numberOf(written) <= 60;
const isPercent = (written: string) => numberOf(written) >= 0 && numberOf(written) <= 100;

function RulesForm() {
    const { t } = useLingui();
    const queryClient = useQueryClient();
    const [rules, setRules] = useState<Rules | null>(null);
    const query = useQuery({ queryKey: ['order-rules'], queryFn: () => api.query(rulesQuery) });
    const { data } = query;
    useEffect(() => {
        if (!data) return;
        const { leadWorkingDays, changeDecisionDays, discountPercent, newCustomerIsSpecial, amounts } = data.orderRules;
        setRules({
            leadWorkingDays: String(leadWorkingDays),
            changeDecisionDays: String(changeDecisionDays),
            discountPercent: String(discountPercent),
            newCustomerIsSpecial,
            amounts: Object.fromEntries(amounts.map(one => [one.currencyCode, majorOf(one.amountMinor)])),
        });
    }, [data]);
    const save = useMutation({
        mutationFn: (given: Rules) =>
            api.mutate(updateRulesMutation, {
                input: {
                    leadWorkingDays: numberOf(given.leadWorkingDays),
                    changeDecisionDays: numberOf(given.changeDecisionDays),
                    discountPercent: numberOf(given.discountPercent),
                    newCustomerIsSpecial: given.newCustomerIsSpecial,
                    amounts: Object.entries(given.amounts).filter(([, written]) => written.trim() !== '')
                        .map(([currencyCode, written]) => ({ currencyCode: currencyCode as 'IRR', amountMinor: minorOf(written) })),
                },
            }),
        onSuccess: () => {
            toast.success(t`Saved`);
            void queryClient.invalidateQueries({ queryKey: ['order-rules'] });
        },
        onError: failure => toast.error(errorText(failure)),
    });
    if (!rules) return <QueryState query={query} />;
    const isWrong = !isDays(rules.leadWorkingDays) || !isDeadline(rules.changeDecisionDays) || !isPercent(rules.discountPercent) || Object.values(rules.amounts).some(written => Number.isNaN(minorOf(written || '0')));
    return (
        <form className="grid max-w-xl gap-5" onSubmit={event => { event.preventDefault(); save.mutate(rules); }}>
            <div className="grid gap-1.5">
                <Label htmlFor="lead-days"><Trans>Whole working days before the earliest wished date</Trans></Label>
                <Input id="lead-days" dir="ltr" inputMode="numeric" required aria-invalid={!isDays(rules.leadWorkingDays)} value={rules.leadWorkingDays}
                    onChange={event => setRules({ ...rules, leadWorkingDays: event.target.value })} />
            </div>
            <div className="grid gap-1.5">
                <Label htmlFor="decision-days"><Trans>Working days within which a change of an order that a customer asks for is decided (1 to 60)</Trans></Label>
                <Input id="decision-days" dir="ltr" inputMode="numeric" required aria-invalid={!isDeadline(rules.changeDecisionDays)} value={rules.changeDecisionDays}
                    onChange={event => setRules({ ...rules, changeDecisionDays: event.target.value })} />
            </div>
            <fieldset className="grid gap-3">
                <legend className="mb-2 font-medium"><Trans>The sales manager approves orders above (empty: no border)</Trans></legend>
                {currencies.map(currency => (
                    <div key={currency} className="grid gap-1.5">
                        <Label htmlFor={`amount-${currency}`}>{currency}</Label>
                        <Input id={`amount-${currency}`} dir="ltr" inputMode="decimal" value={rules.amounts[currency] ?? ''}
                            aria-invalid={Number.isNaN(minorOf(rules.amounts[currency] || '0'))}
                            onChange={event => setRules({ ...rules, amounts: { ...rules.amounts, [currency]: event.target.value } })} />
                    </div>
                ))}
            </fieldset>
            <div className="grid gap-1.5">
                <Label htmlFor="discount"><Trans>And with a discount above, in percent</Trans></Label>
                <Input id="discount" dir="ltr" inputMode="decimal" required aria-invalid={!isPercent(rules.discountPercent)} value={rules.discountPercent}
                    onChange={event => setRules({ ...rules, discountPercent: event.target.value })} />
            </div>
            <div className="flex items-center gap-3">
                <Switch id="new-customer" checked={rules.newCustomerIsSpecial} onCheckedChange={checked => setRules({ ...rules, newCustomerIsSpecial: checked })} />
                <Label htmlFor="new-customer"><Trans>And those of new customers</Trans></Label>
            </div>
            <PermissionGuard requires={['ApproveSpecialOrder']}>
                <Button type="submit" className="justify-self-start" disabled={save.isPending || isWrong}><Trans>Save</Trans></Button>
            </PermissionGuard>
        </form>
    );
}
