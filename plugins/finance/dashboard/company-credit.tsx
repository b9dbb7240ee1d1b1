import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, Button, PermissionGuard } from '@vendure/dashboard';
import { useState } from 'react';

import { errorText, useFormats } from '../../screens/dashboard/shared';
import { creditQuery } from './credit.graphql';
import { TermsDialog } from './terms-dialog';

/** The company's credit, on its own page. */
export function CompanyCredit() {
    const { t } = useLingui();
    const { money, number } = useFormats();
    const { id: companyId } = useParams({ strict: false }) as { id: string };
    const [isChanging, setChanging] = useState(false);
    const { data, error } = useQuery({
        queryKey: ['credit', companyId],
        queryFn: () => api.query(creditQuery, { companyId }),
        enabled: companyId !== 'new',
    });
    if (error) return <p role="alert" className="text-destructive">{errorText(error)}</p>;
    if (!data) return null;
    const { limitMinor, exposureMinor, availableMinor, termDays, currencyCode, proposal } = data.companyCredit;
    const facts: Array<[string, string]> = [
        [t`Limit`, limitMinor === null ? t`no limit` : money(limitMinor, currencyCode)],
        [t`Taken`, money(exposureMinor, currencyCode)],
        [t`Available`, availableMinor === null ? '–' : money(availableMinor, currencyCode)],
        [t`Days to pay`, number(termDays)],
    ];
    return (
        <div className="grid gap-3">
            {facts.map(([name, value]) => (
                <dl key={name} className="flex flex-wrap justify-between gap-2">
                    <dt className="text-muted-foreground text-sm">{name}</dt>
                    <dd className="font-medium tabular-nums">{value}</dd>
                </dl>
            ))}
            {proposal && (
                <p role="status" className="text-sm">
                    <Link className="underline underline-offset-4" to="/credit-proposals">
                        <Trans>{proposal.proposedBy} wants to raise the limit to {proposal.limitMinor === null ? t`no limit` : money(proposal.limitMinor, proposal.currencyCode)}: a second person has to agree.</Trans>
                    </Link>
                </p>
            )}
            <PermissionGuard requires={['UpdateCreditTerms']}>
                <Button variant="outline" className="justify-self-start" onClick={() => setChanging(true)}><Trans>Change</Trans></Button>
            </PermissionGuard>
            {isChanging && <TermsDialog credit={data.companyCredit} onClose={() => setChanging(false)} />}
        </div>
    );
}
