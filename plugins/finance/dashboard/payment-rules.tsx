import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, Button, Checkbox, Input, Label, NativeSelect, NativeSelectOption, Switch, usePermissions } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { QueryState, reportError } from '../../screens/dashboard/shared';
import { companyRulesQuery, paymentRulesQuery, setCompanyRulesMutation, setPaymentRulesMutation } from './terms.graphql';

const ways = ['on-account', 'prepayment', 'online', 'cash-on-delivery'] as const;
const currencies = ['IRR', 'PLN', 'RUB', 'EUR', 'USD'];

function useWays(): Record<string, string> {
    const { t } = useLingui();
    return { 'on-account': t`On account`, prepayment: t`Bank transfer in advance`, online: t`Online payment`, 'cash-on-delivery': t`Cash on delivery` };
}

function Ways({ id, chosen, disabled, onChange }: { id: string; chosen: readonly string[]; disabled: boolean; onChange: (chosen: string[]) => void }) {
    const names = useWays();
    return (
        <div className="grid gap-2">
            {ways.map(way => (
                <div key={way} className="flex items-center gap-2">
                    <Checkbox id={`${id}-${way}`} checked={chosen.includes(way)} disabled={disabled} onCheckedChange={on => onChange(on === true ? [...chosen, way] : chosen.filter(one => one !== way))} />
                    <Label htmlFor={`${id}-${way}`}>{names[way]}</Label>
                </div>
            ))}
        </div>
    );
}

/** How customers may pay, what happens to who is over his limit or late, and where transfers go to. */
export function PaymentRulesSettings() {
    const query = useQuery({ queryKey: ['payment-rules'], queryFn: () => api.query(paymentRulesQuery) });
    return query.data ? <FirmRules key={query.data.paymentRules.version} rules={query.data.paymentRules} /> : <QueryState query={query} />;
}

interface Account {
    holder: string;
    bankName: string;
    accountNumber: string;
    bankCode: string;
}
interface Rules {
    methods: string[];
    warns: boolean;
    blocksTerm: boolean;
    version: number;
    bankAccounts: (Account & { currencyCode: string })[];
}

function FirmRules({ rules }: { rules: Rules }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const { hasPermissions } = usePermissions();
    const [methods, setMethods] = useState(rules.methods);
    const [warns, setWarns] = useState(rules.warns);
    const [blocksTerm, setBlocks] = useState(rules.blocksTerm);
    const [accounts, setAccounts] = useState<Record<string, Account>>(Object.fromEntries(rules.bankAccounts.map(({ currencyCode, ...account }) => [currencyCode, account])));
    const mayChange = hasPermissions(['UpdateSettings']);
    const labels: Array<[keyof Account, string]> = [['holder', t`Account holder`], ['bankName', t`Bank`], ['accountNumber', t`Account number`], ['bankCode', t`Bank code`]];
    const save = async () => {
        const bankAccounts = Object.entries(accounts).filter(([, account]) => account.accountNumber.trim() !== '').map(([currencyCode, account]) => ({ currencyCode: currencyCode as never, ...account }));
        await api.mutate(setPaymentRulesMutation, { input: { methods, warns, blocksTerm, bankAccounts, version: rules.version } });
        toast.success(t`Saved`);
        await client.invalidateQueries({ queryKey: ['payment-rules'] });
    };
    const empty = { holder: '', bankName: '', accountNumber: '', bankCode: '' };
    return (
        <form className="grid gap-4" onSubmit={event => { event.preventDefault(); void save().catch(reportError); }}>
            <p className="text-muted-foreground text-sm"><Trans>Ways to pay that are open to customers, unless a company has its own.</Trans></p>
            <Ways id="firm" chosen={methods} disabled={!mayChange} onChange={setMethods} />
            <div className="flex items-center gap-3">
                <Switch id="rules-warn" checked={warns} disabled={!mayChange} onCheckedChange={setWarns} />
                <Label htmlFor="rules-warn"><Trans>Warn who is over his limit or late, and mark his orders to be checked</Trans></Label>
            </div>
            <div className="flex items-center gap-3">
                <Switch id="rules-block" checked={blocksTerm} disabled={!mayChange} onCheckedChange={setBlocks} />
                <Label htmlFor="rules-block"><Trans>Who is over his limit or late cannot buy on account</Trans></Label>
            </div>
            <p className="text-muted-foreground text-sm"><Trans>Bank accounts for transfers, one a currency.</Trans></p>
            {currencies.map(currency => (
                <fieldset key={currency} className="grid gap-2 sm:grid-cols-2">
                    <legend className="mb-2 text-sm font-medium">{currency}</legend>
                    {labels.map(([field, label]) => (
                        <div key={field} className="grid gap-1">
                            <Label htmlFor={`account-${currency}-${field}`}>{label}</Label>
                            <Input
                                id={`account-${currency}-${field}`} dir="auto" value={accounts[currency]?.[field] ?? ''} disabled={!mayChange}
                                onChange={event => setAccounts({ ...accounts, [currency]: { ...empty, ...accounts[currency], [field]: event.target.value } })}
                            />
                        </div>
                    ))}
                </fieldset>
            ))}
            {mayChange && <Button type="submit" variant="outline" className="justify-self-start" disabled={methods.length === 0}><Trans>Save</Trans></Button>}
        </form>
    );
}

/** What is otherwise for one company. */
export function CompanyPaymentRules() {
    const { id: companyId } = useParams({ strict: false }) as { id: string };
    const query = useQuery({ queryKey: ['payment-rules', companyId], queryFn: () => api.query(companyRulesQuery, { companyId }), enabled: companyId !== 'new' });
    if (companyId === 'new') return null;
    if (!query.data) return <QueryState query={query} />;
    const { companyPaymentRules: own, paymentRules: firm } = query.data;
    return <OwnRules key={own.version} own={own} firm={firm} />;
}

interface Own {
    companyId: string;
    methods: string[] | null;
    warns: boolean | null;
    blocksTerm: boolean | null;
    version: number;
}

function OwnRules({ own, firm }: { own: Own; firm: { methods: string[]; warns: boolean; blocksTerm: boolean } }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const { hasPermissions } = usePermissions();
    const [methods, setMethods] = useState(own.methods);
    const [warns, setWarns] = useState(own.warns);
    const [blocksTerm, setBlocks] = useState(own.blocksTerm);
    const mayChange = hasPermissions(['UpdateCreditTerms']);
    const save = async () => {
        await api.mutate(setCompanyRulesMutation, { input: { companyId: own.companyId, methods, warns, blocksTerm, version: own.version } });
        toast.success(t`Saved`);
        await client.invalidateQueries({ queryKey: ['payment-rules'] });
    };
    const choice = (value: boolean | null) => (value === null ? '' : value ? 'yes' : 'no');
    const chosen = (text: string) => (text === '' ? null : text === 'yes');
    const questions: Array<[string, string, boolean | null, (value: boolean | null) => void]> = [
        ['warns', t`Warn when over the limit or late`, warns, setWarns],
        ['blocks', t`No account when over the limit or late`, blocksTerm, setBlocks],
    ];
    return (
        <form className="grid gap-3" onSubmit={event => { event.preventDefault(); void save().catch(reportError); }}>
            <div className="flex items-center gap-3">
                <Switch id="own-ways" checked={methods !== null} disabled={!mayChange} onCheckedChange={on => setMethods(on ? firm.methods : null)} />
                <Label htmlFor="own-ways"><Trans>Its own ways to pay</Trans></Label>
            </div>
            {methods !== null && <Ways id="own" chosen={methods} disabled={!mayChange} onChange={setMethods} />}
            {questions.map(([name, label, value, set]) => (
                <div key={name} className="grid gap-1.5">
                    <Label htmlFor={`own-${name}`}>{label}</Label>
                    <NativeSelect id={`own-${name}`} value={choice(value)} disabled={!mayChange} onChange={event => set(chosen(event.target.value))}>
                        <NativeSelectOption value="">{t`As the firm has it`}</NativeSelectOption>
                        <NativeSelectOption value="yes">{t`Yes`}</NativeSelectOption>
                        <NativeSelectOption value="no">{t`No`}</NativeSelectOption>
                    </NativeSelect>
                </div>
            ))}
            {mayChange && <Button type="submit" variant="outline" className="justify-self-start" disabled={methods?.length === 0}><Trans>Save</Trans></Button>}
        </form>
    );
}
