import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Badge, Button, type DashboardRouteDefinition, Dialog, DialogContent, DialogFooter, DialogHeader, DialogTitle, Input, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Switch } from '@vendure/dashboard';
import { PlusIcon } from 'lucide-react';
import { useState } from 'react';

import { errorText, QueryState } from '../../screens/dashboard/shared';
import { NameFields } from './name-fields';
import { Labelled } from './operation-rows';
import { type Reason, reasonsQuery, saveReasonMutation } from './production.graphql';
import { useKindName, useNameIn } from './wording';

export const reasonPage: DashboardRouteDefinition = {
    navMenuItem: {
        sectionId: 'production', id: 'production-reasons', url: '/production/reasons', title: /* i18n*/ 'Reasons', order: 60,
        requiresPermission: ['ReadRouting'],
    },
    path: '/production/reasons',
    loader: () => ({ breadcrumb: () => <Trans>Reasons</Trans> }),
    component: () => <ReasonsPage />,
};

const problemKinds = ['machine', 'material', 'quality', 'staff', 'other'];
const fresh = (use: string, position: number) => ({ id: null as string | null, use, code: '', name: { en: '', fa: '', pl: '', ru: '' }, kind: use === 'problem' ? 'other' : null as string | null, stopsWork: false, position, active: true });
type Edited = ReturnType<typeof fresh>;

/** What operators choose from when they pause, scrap or report. */
function ReasonsPage() {
    const { t } = useLingui();
    const query = useQuery({ queryKey: ['production-reasons'], queryFn: () => api.query(reasonsQuery) });
    const [edited, setEdited] = useState<Edited | null>(null);
    const reasons = query.data?.productionReasons;
    const uses: [string, string][] = [['pause', t`Reasons of a pause`], ['scrap', t`Reasons of scrap`], ['problem', t`Problems`]];
    return (
        <Page pageId="production-reasons">
            <PageTitle><Trans>Reasons</Trans></PageTitle>
            <PageLayout>
                {uses.map(([use, title]) => (
                    <PageBlock key={use} column="full" blockId={`reasons-${use}`} title={title}>
                        <QueryState query={query} />
                        {reasons && <Reasons reasons={reasons.filter(reason => reason.use === use)} onEdit={setEdited} />}
                        <PermissionGuard requires={['UpdateRouting']}>
                            <Button variant="outline" className="mt-3" onClick={() => setEdited(fresh(use, 10 + Math.max(0, ...(reasons ?? []).map(one => one.position))))}><PlusIcon /> <Trans>New reason</Trans></Button>
                        </PermissionGuard>
                    </PageBlock>
                ))}
            </PageLayout>
            {edited && <ReasonDialog reason={edited} onClose={() => setEdited(null)} />}
        </Page>
    );
}

function Reasons({ reasons, onEdit }: { reasons: Reason[]; onEdit: (reason: Edited) => void }) {
    const { t } = useLingui();
    const nameIn = useNameIn();
    const kindName = useKindName();
    if (reasons.length === 0) return <p className="text-muted-foreground text-sm"><Trans>None here.</Trans></p>;
    const edit = ({ id, use, code, name, kind, stopsWork, position, active }: Reason) =>
        onEdit({ id, use, code, name: { en: name.en, fa: name.fa, pl: name.pl ?? '', ru: name.ru ?? '' }, kind: kind ?? null, stopsWork, position, active });
    return (
        <ul className="divide-y">
            {reasons.map(reason => (
                <li key={reason.id} className="flex flex-wrap items-center gap-3 py-2">
                    <span className={reason.active ? 'font-medium' : 'text-muted-foreground line-through'}>{nameIn(reason.name)}</span>
                    {reason.kind && <Badge variant="outline">{kindName(reason.kind)}</Badge>}
                    {reason.stopsWork && <Badge variant="destructive"><Trans>Stops the work</Trans></Badge>}
                    <span className="grow" />
                    <PermissionGuard requires={['UpdateRouting']}>
                        <Button size="sm" variant="ghost" aria-label={t`Change ${nameIn(reason.name)}`} onClick={() => edit(reason)}><Trans>Change</Trans></Button>
                    </PermissionGuard>
                </li>
            ))}
        </ul>
    );
}

function ReasonDialog({ reason, onClose }: { reason: Edited; onClose: () => void }) {
    const { t } = useLingui();
    const kindName = useKindName();
    const queryClient = useQueryClient();
    const [form, setForm] = useState(reason);
    const change = (patch: Partial<Edited>) => setForm(before => ({ ...before, ...patch }));
    const save = useMutation({
        mutationFn: () => api.mutate(saveReasonMutation, { input: { ...form, name: { ...form.name, pl: form.name.pl || null, ru: form.name.ru || null } } }),
        onSuccess: () => {
            void queryClient.invalidateQueries({ queryKey: ['production-reasons'] });
            onClose();
        },
    });
    return (
        <Dialog open onOpenChange={open => !open && onClose()}>
            <DialogContent>
                <form className="flex flex-col gap-4" onSubmit={event => { event.preventDefault(); save.mutate(); }}>
                    <DialogHeader><DialogTitle>{form.id === null ? <Trans>New reason</Trans> : <Trans>Change the reason</Trans>}</DialogTitle></DialogHeader>
                    <Labelled text={t`Code`}><Input dir="ltr" required disabled={form.id !== null} pattern="[a-z0-9][a-z0-9\-]*" maxLength={40} value={form.code} onChange={event => change({ code: event.target.value })} /></Labelled>
                    <NameFields name={form.name} onChange={name => change({ name })} />
                    {form.use === 'problem' && (
                        <>
                            <Labelled text={t`Kind of problem`}>
                                <NativeSelect value={form.kind ?? 'other'} onChange={event => change({ kind: event.target.value })}>
                                    {problemKinds.map(kind => <NativeSelectOption key={kind} value={kind}>{kindName(kind)}</NativeSelectOption>)}
                                </NativeSelect>
                            </Labelled>
                            <label className="flex items-center gap-2 text-sm"><Switch checked={form.stopsWork} onCheckedChange={stopsWork => change({ stopsWork })} /> <Trans>Stops the work</Trans></label>
                        </>
                    )}
                    <label className="flex items-center gap-2 text-sm"><Switch checked={form.active} onCheckedChange={active => change({ active })} /> <Trans>Active</Trans></label>
                    {save.error && <p role="alert" className="text-destructive">{errorText(save.error)}</p>}
                    <DialogFooter>
                        <Button type="button" variant="ghost" onClick={onClose}><Trans>Close</Trans></Button>
                        <Button type="submit" disabled={save.isPending}><Trans>Save</Trans></Button>
                    </DialogFooter>
                </form>
            </DialogContent>
        </Dialog>
    );
}
