import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api, Badge, Button, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, type ResultOf, useDisplayLocale } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { FieldForm, FormDialog, Ltr, newKey, Num, QueryState, type Values } from '../../screens/dashboard/shared';
import { useLabels } from './labels';
import { eraseDocument, exportDocument, personDocument } from './privacy.graphql';

type Person = ResultOf<typeof personDocument>['personalDataPerson'];
interface Asked {
    customerId?: string;
    emailAddress?: string;
    phone?: string;
}

export const personPage: DashboardRouteDefinition = {
    path: '/personal-data/person',
    loader: () => ({ breadcrumb: [{ path: '/personal-data', label: <Trans>Personal data</Trans> }, <Trans>Find a person</Trans>] }),
    component: () => <PersonPage />,
};

/** Of the screen, as the server takes it. */
function useLanguage(): string {
    return useDisplayLocale().bcp47Tag.slice(0, 2);
}

/** A person is looked for by his login, address or number; then it is shown what is kept of him. */
function PersonPage() {
    const { t } = useLingui();
    const navigate = useNavigate();
    const { customerId, requestId } = useSearch({ strict: false }) as { customerId?: string | number; requestId?: string | number };
    // What is typed stays out of the address bar, which logs and histories keep.
    const [typed, setTyped] = useState<Asked | null>(null);
    const asked = typed ?? (customerId === undefined ? null : { customerId: String(customerId) });
    const language = useLanguage();
    const query = useQuery({ queryKey: ['personal-data-person', asked, language], queryFn: () => api.query(personDocument, { person: asked ?? {}, language }), enabled: asked !== null, retry: false });
    const person = query.data?.personalDataPerson;
    const look = async ({ text }: Values) => {
        const given = String(text).trim();
        setTyped(given.includes('@') ? { emailAddress: given } : { phone: given });
        await Promise.resolve();
    };
    return (
        <Page pageId="personal-data-person">
            <PageTitle>{person ? <bdi>{person.name}</bdi> : <Trans>Find a person</Trans>}</PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="personal-data-find" title={<Trans>Find a person</Trans>}>
                    <FieldForm
                        fields={[{ name: 'text', label: t`E-mail or phone`, required: true, ltr: true, hint: t`Finds members, applicants, leads, drivers and whoever receives goods.` }]}
                        initial={{ text: '' }}
                        submitLabel={<Trans>Find</Trans>}
                        onSubmit={look}
                    />
                </PageBlock>
                {asked !== null && (
                    <PageBlock column="main" blockId="personal-data-kept" title={<Trans>What is kept</Trans>}>
                        {person ? <Kept person={person} /> : query.error ? <p role="alert"><Trans>Nothing is kept of such a person.</Trans></p> : <QueryState query={query} />}
                    </PageBlock>
                )}
                {person && (
                    <PageBlock column="side" blockId="personal-data-do" title={<Trans>Hand out or erase</Trans>}>
                        <Actions
                            person={person}
                            asked={asked ?? {}}
                            requestId={requestId === undefined ? null : String(requestId)}
                            onErased={id => void navigate({ to: `/personal-data/${id}` })}
                        />
                    </PageBlock>
                )}
            </PageLayout>
        </Page>
    );
}

function Kept({ person }: { person: Person }) {
    const { t } = useLingui();
    return (
        <div className="grid gap-4 text-sm">
            <dl className="grid gap-3">
                <div><dt className="text-muted-foreground">{t`E-mail`}</dt><dd>{person.emailAddress ? <Ltr>{person.emailAddress}</Ltr> : '–'}</dd></div>
                <div><dt className="text-muted-foreground">{t`Phone`}</dt><dd>{person.phone ? <Ltr>{person.phone}</Ltr> : '–'}</dd></div>
                <div>
                    <dt className="text-muted-foreground">{t`Companies`}</dt>
                    <dd className="flex flex-wrap gap-2">
                        {person.companies.length === 0 ? '–' : person.companies.map(one => <Badge key={one.companyId} variant={one.active ? 'default' : 'secondary'}><bdi>{one.companyName}</bdi></Badge>)}
                    </dd>
                </div>
            </dl>
            <ul className="grid gap-1">
                {person.sections.map(({ name, rows }) => (
                    <li key={name} className="flex justify-between gap-4"><span>{name}</span><Num value={rows} /></li>
                ))}
            </ul>
        </div>
    );
}

function Actions({ person, asked, requestId, onErased }: { person: Person; asked: Asked; requestId: string | null; onErased: (id: string) => void }) {
    const { t } = useLingui();
    const { obstacles, refusals } = useLabels();
    const client = useQueryClient();
    const [key, setKey] = useState(newKey);
    const language = useLanguage();
    const who: Asked = person.customerId ? { customerId: person.customerId } : asked;
    const handOut = async ({ reason }: Values) => {
        const { exportPersonalData: file } = await api.mutate(exportDocument, { input: { person: who, reason: String(reason), language, idempotencyKey: key } });
        setKey(newKey());
        const bytes = Uint8Array.from(atob(file.content), letter => letter.charCodeAt(0));
        const address = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
        Object.assign(document.createElement('a'), { href: address, download: file.filename }).click();
        URL.revokeObjectURL(address);
    };
    const erase = async ({ confirmation, reason }: Values) => {
        const input = { person: who, confirmation: String(confirmation), reason: String(reason), requestId: requestId ?? person.openRequestId, idempotencyKey: key };
        const { erasePersonalData: answer } = await api.mutate(eraseDocument, { input });
        setKey(newKey());
        if ('message' in answer) {
            const names = answer.obstacles.map(({ companyName }) => companyName).join(', ');
            const said = refusals[answer.reason] ?? answer.message;
            throw new Error(answer.reason === 'confirmation' ? `confirmation: ${said}` : [said, names].filter(Boolean).join(' '));
        }
        toast.success(t`Erased`);
        await client.invalidateQueries({ queryKey: ['personal-data-person'] });
        onErased(answer.id);
    };
    if (person.isErased) return <p><Trans>This person has been erased.</Trans></p>;
    return (
        <div className="grid gap-4 text-sm">
            <FormDialog
                title={<Trans>Hand out the data</Trans>}
                trigger={<Button variant="outline" className="w-full"><Trans>Hand out the data</Trans></Button>}
                fields={[{ name: 'reason', label: t`Reason`, kind: 'textarea', required: true, hint: t`Stands in the log. No name is needed.` }]}
                initial={{ reason: '' }}
                submitLabel={<Trans>Download</Trans>}
                onSubmit={handOut}
            />
            {person.obstacles.length > 0 ? (
                <div role="alert" className="grid gap-2">
                    <p className="font-medium"><Trans>Cannot be erased yet:</Trans></p>
                    <ul className="list-disc ps-5">
                        {person.obstacles.map(({ reason, companyId, companyName }) => (
                            <li key={`${reason}${companyId}`}>{obstacles[reason] ?? reason}: <bdi>{companyName}</bdi></li>
                        ))}
                    </ul>
                </div>
            ) : (
                <FormDialog
                    title={<Trans>Erase the person</Trans>}
                    trigger={<Button variant="destructive" className="w-full"><Trans>Erase the person</Trans></Button>}
                    fields={[
                        {
                            name: 'confirmation',
                            label: person.emailAddress ? t`Type the e-mail address` : t`Type the phone number`,
                            required: true,
                            ltr: true,
                            hint: t`So that nobody is erased by mistake.`,
                        },
                        { name: 'reason', label: t`Reason`, kind: 'textarea', required: true, hint: t`Stands in the log. No name is needed.` },
                    ]}
                    initial={{ confirmation: '', reason: '' }}
                    submitLabel={<Trans>Erase for good</Trans>}
                    onSubmit={erase}
                >
                    <p className="text-sm"><Trans>This cannot be undone. He is signed out at once, in all his companies. Orders and sums stay, without his name.</Trans></p>
                </FormDialog>
            )}
        </div>
    );
}
