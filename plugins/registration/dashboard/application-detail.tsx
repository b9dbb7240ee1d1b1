import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type AnyRoute, Link } from '@tanstack/react-router';
import { ActionBarItem, api, Button, type DashboardRouteDefinition, Page, PageActionBar, PageBlock, PageLayout, PageTitle, PermissionGuard } from '@vendure/dashboard';
import { type ReactNode, useState } from 'react';
import { toast } from 'sonner';

import { FormDialog, Ltr, newKey, QueryState, reportError, useFormats } from '../../screens/dashboard/shared';
import { AcceptDialog } from './accept-dialog';
import { ApplicationOwner } from './application-owner';
import { taken } from './answers';
import { ApplicationState } from './application-list';
import { useLabels } from './labels';
import { applicationDocument, askApplicantDocument, refuseApplicationDocument, sendWelcomeDocument } from './registration.graphql';

export const applicationDetail: DashboardRouteDefinition = {
    path: '/applications/$id',
    loader: () => ({ breadcrumb: [{ path: '/applications', label: <Trans>Applications</Trans> }, <Trans>Application</Trans>] }),
    component: route => <ApplicationPage route={route} />,
};

function ApplicationPage({ route }: { route: AnyRoute }) {
    const { id } = route.useParams() as { id: string };
    const { t } = useLingui();
    const client = useQueryClient();
    const { country, moment, number, parts } = useFormats();
    const { matchedBy, consents, applicationStates } = useLabels();
    const [key, setKey] = useState(newKey);
    const query = useQuery({ queryKey: ['application', id], queryFn: () => api.query(applicationDocument, { id }) });
    const application = query.data?.accessApplication;
    if (!application) return <Page pageId="application-detail"><PageTitle><Trans>Application</Trans></PageTitle><QueryState query={query} /></Page>;
    const { version, state } = application;
    const refresh = async () => {
        setKey(newKey());
        await client.invalidateQueries({ queryKey: ['application', id] });
        await client.invalidateQueries({ queryKey: ['registration-inbox'] });
    };
    const welcome = async () => {
        taken((await api.mutate(sendWelcomeDocument, { input: { id, idempotencyKey: key } })).sendApplicantWelcome);
        toast.success(t`The invitation was sent`);
        await refresh();
    };
    const isOpen = state === 'new' || state === 'asked';
    return (
        <Page pageId="application-detail">
            <PageTitle><bdi>{application.companyName}</bdi> <ApplicationState state={state} /></PageTitle>
            <PageActionBar>
                <ActionBarItem itemId="page-actions"><div className="flex flex-wrap justify-end gap-2">
                    <PermissionGuard requires={['DecideApplication']}>
                        {state === 'new' && (
                            <FormDialog
                                title={<Trans>Ask the applicant</Trans>}
                                trigger={<Button variant="outline"><Trans>Ask</Trans></Button>}
                                fields={[{ name: 'question', label: t`Question`, kind: 'textarea', required: true, hint: t`It is mailed with a link where he answers.` }]}
                                initial={{ question: '' }}
                                submitLabel={<Trans>Send</Trans>}
                                onSubmit={async ({ question }) => {
                                    taken((await api.mutate(askApplicantDocument, { input: { id, version, question: String(question), idempotencyKey: key } })).askApplicant);
                                    await refresh();
                                }}
                            />
                        )}
                        {isOpen && (
                            <FormDialog
                                title={<Trans>Refuse the application</Trans>}
                                trigger={<Button variant="outline"><Trans>Refuse</Trans></Button>}
                                fields={[{ name: 'reason', label: t`Reason`, kind: 'textarea', required: true, hint: t`It is mailed to the applicant.` }]}
                                initial={{ reason: '' }}
                                submitLabel={<Trans>Refuse</Trans>}
                                onSubmit={async ({ reason }) => {
                                    taken((await api.mutate(refuseApplicationDocument, { input: { id, version, reason: String(reason), idempotencyKey: key } })).refuseApplication);
                                    await refresh();
                                }}
                            />
                        )}
                        {isOpen && <AcceptDialog application={application} refresh={refresh} />}
                        {state === 'accepted' && application.member && !application.member.acceptedAt && (
                            <Button onClick={() => void welcome().catch(reportError)}>
                                {application.welcomedAt ? <Trans>Send the welcome mail again</Trans> : <Trans>Send the welcome mail</Trans>}
                            </Button>
                        )}
                    </PermissionGuard>
                </div></ActionBarItem>
            </PageActionBar>
            <PageLayout>
                <PageBlock column="main" blockId="application-data" title={<Trans>Data</Trans>}>
                    <dl className="grid gap-3 text-sm md:grid-cols-2">
                        <Fact label={t`Country`}>{country(application.countryCode)}</Fact>
                        <Fact label={t`Tax number`}><Ltr>{application.taxId}</Ltr></Fact>
                        {application.economicCode && <Fact label={t`Economic code`}><Ltr>{application.economicCode}</Ltr></Fact>}
                        <Fact label={t`Address`}><bdi>{parts([application.streetLine, application.city, application.postalCode])}</bdi></Fact>
                        <Fact label={t`Contact person`}><bdi>{application.firstName} {application.lastName}</bdi></Fact>
                        <Fact label={t`Phone`}><Ltr>{application.phone}</Ltr></Fact>
                        <Fact label={t`E-mail`}>
                            <Ltr>{application.emailAddress}</Ltr>{' '}
                            <span className="text-muted-foreground">{application.confirmedAt ? <Trans>confirmed</Trans> : <Trans>not confirmed</Trans>}</span>
                        </Fact>
                        <Fact label={t`Received`}>{moment(application.createdAt)}</Fact>
                    </dl>
                    {application.message && <p dir="auto" className="mt-4 whitespace-pre-line">{application.message}</p>}
                </PageBlock>
                {application.questions.length > 0 && (
                    <PageBlock column="main" blockId="application-questions" title={<Trans>Questions</Trans>}>
                        <ul className="grid gap-4">
                            {application.questions.map(one => (
                                <li key={one.id} className="grid gap-1">
                                    <p dir="auto" className="whitespace-pre-line font-medium">{one.question}</p>
                                    <p dir="auto" className="whitespace-pre-line">{one.answer ?? <span className="text-muted-foreground"><Trans>No answer yet</Trans></span>}</p>
                                    <p className="text-muted-foreground text-sm">{moment(one.answeredAt ?? one.createdAt)}</p>
                                </li>
                            ))}
                        </ul>
                    </PageBlock>
                )}
                <PageBlock column="side" blockId="application-standing" title={<Trans>Standing</Trans>}>
                    {isOpen && <PermissionGuard requires={['DecideApplication']}><ApplicationOwner key={version} application={application} refresh={refresh} /></PermissionGuard>}
                    <dl className="grid gap-3 text-sm">
                        {!isOpen && application.assignedTo && <Fact label={t`Taken up by`}><bdi>{application.assignedTo}</bdi></Fact>}
                        {application.decidedAt && <Fact label={t`Decided`}>{moment(application.decidedAt)}</Fact>}
                        {application.reason && <Fact label={t`Reason`}><bdi>{application.reason}</bdi></Fact>}
                        {application.company && (
                            <Fact label={t`Company`}><Link to={`/companies/${application.company.id}`} className="hover:underline"><bdi>{application.company.name}</bdi></Link></Fact>
                        )}
                        {application.welcomedAt && <Fact label={t`Welcome mail`}>{moment(application.welcomedAt)}</Fact>}
                        {application.consents.map(one => (
                            <Fact key={one.kind} label={consents[one.kind] ?? one.kind}>{parts([t`Version ${number(one.textVersion)}`, moment(one.createdAt)])}</Fact>
                        ))}
                    </dl>
                </PageBlock>
                <PageBlock column="side" blockId="application-matches" title={<Trans>Companies that look the same</Trans>}>
                    {application.matches.length === 0 ? <p className="text-muted-foreground text-sm"><Trans>None</Trans></p> : (
                        <ul className="grid gap-2">
                            {application.matches.map(match => (
                                <li key={match.id}>
                                    <Link to={`/companies/${match.id}`} className="font-medium hover:underline"><bdi>{match.name}</bdi></Link>
                                    <div className="text-muted-foreground text-sm">{parts(match.matchedBy.map(by => matchedBy[by] ?? by))}</div>
                                </li>
                            ))}
                        </ul>
                    )}
                </PageBlock>
                {application.similar.length > 0 && (
                    <PageBlock column="side" blockId="application-similar" title={<Trans>Applications that look the same</Trans>}>
                        <ul className="grid gap-2">
                            {application.similar.map(one => (
                                <li key={one.id}>
                                    <Link to={`/applications/${one.id}`} className="font-medium hover:underline"><bdi>{one.companyName}</bdi></Link>
                                    <div className="text-muted-foreground text-sm">{applicationStates[one.state] ?? one.state}: {parts(one.matchedBy.map(by => matchedBy[by] ?? by))}</div>
                                </li>
                            ))}
                        </ul>
                    </PageBlock>
                )}
            </PageLayout>
        </Page>
    );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
    return (
        <div>
            <dt className="text-muted-foreground">{label}</dt>
            <dd>{children}</dd>
        </div>
    );
}
