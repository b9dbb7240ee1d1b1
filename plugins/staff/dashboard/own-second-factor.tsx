import { Trans } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Badge, Button, Page, PageBlock, PageLayout, PageTitle, type DashboardRouteDefinition } from '@vendure/dashboard';
import { useState } from 'react';

import { Num, QueryState, reportError } from '../../screens/dashboard/shared';
import { CodeEntry, EnrolmentPicture, RecoveryCodeList } from './code-entry';
import { orThrow } from './refused';
import { beginSecondFactorDocument, confirmSecondFactorDocument, ownSecondFactorDocument, renewRecoveryCodesDocument } from './staff.graphql';

export const ownSecurityPage: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'settings', id: 'own-security', url: '/own-security', title: /* i18n*/ 'My security' },
    path: '/own-security',
    loader: () => ({ breadcrumb: () => <Trans>My security</Trans> }),
    component: () => (
        <Page pageId="own-security">
            <PageTitle><Trans>My security</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="own-second-factor" title={<Trans>Second factor</Trans>}><OwnSecondFactor /></PageBlock>
            </PageLayout>
        </Page>
    ),
};

function OwnSecondFactor() {
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['own-second-factor'], queryFn: () => api.query(ownSecondFactorDocument) });
    const [enrolment, setEnrolment] = useState<{ secret: string; picture: string } | null>(null);
    const [codes, setCodes] = useState<readonly string[]>([]);
    const [isRenewing, setRenewing] = useState(false);
    const own = query.data?.ownSecondFactor;
    if (!own) return <QueryState query={query} />;
    const done = async (shown: readonly string[]) => {
        setCodes(shown);
        setEnrolment(null);
        setRenewing(false);
        await client.invalidateQueries({ queryKey: ['own-second-factor'] });
    };
    const begin = async () => setEnrolment(orThrow((await api.mutate(beginSecondFactorDocument, {})).beginSecondFactor));
    return (
        <div className="grid max-w-lg gap-4">
            <p className="text-sm">
                {own.enabled ? <Badge variant="secondary"><Trans>On</Trans></Badge> : <Badge variant="outline"><Trans>Off</Trans></Badge>}{' '}
                {own.enabled ? <Trans>You sign in with your password and a code from an authenticator app.</Trans> : <Trans>A code from an authenticator app makes a stolen password useless.</Trans>}
            </p>
            {codes.length > 0 && <RecoveryCodeList codes={codes} />}
            {!own.enabled && enrolment === null && <Button className="justify-self-start" onClick={() => void begin().catch(reportError)}><Trans>Set up</Trans></Button>}
            {!own.enabled && enrolment !== null && (
                <>
                    <EnrolmentPicture {...enrolment} />
                    <CodeEntry
                        submitLabel={<Trans>Turn on</Trans>}
                        onSubmit={async code => done(orThrow((await api.mutate(confirmSecondFactorDocument, { code })).confirmSecondFactor).codes)}
                    />
                </>
            )}
            {own.enabled && (
                <>
                    <p className="text-sm"><Trans>Recovery codes left:</Trans> <Num value={own.recoveryCodesLeft} /></p>
                    {isRenewing ? (
                        <CodeEntry
                            submitLabel={<Trans>Make new recovery codes</Trans>}
                            onSubmit={async code => done(orThrow((await api.mutate(renewRecoveryCodesDocument, { code })).renewRecoveryCodes).codes)}
                        />
                    ) : (
                        <Button className="justify-self-start" variant="outline" onClick={() => setRenewing(true)}><Trans>Make new recovery codes</Trans></Button>
                    )}
                </>
            )}
        </div>
    );
}
