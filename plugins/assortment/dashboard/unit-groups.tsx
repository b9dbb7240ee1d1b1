import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, ConfirmationDialog, type DashboardRouteDefinition, Input, Label, Page, PageBlock, PageLayout, PageTitle, PermissionGuard } from '@vendure/dashboard';
import { TrashIcon } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { toast } from 'sonner';

import { QueryState, reportError, useFormats } from '../../screens/dashboard/shared';
import { deleteUnitGroupDocument, setUnitGroupDocument, unitGroupsDocument } from './assortment.graphql';
import { useUnitName } from './shared';
import { type UnitRow, UnitRows, UnitSelect } from './unit-rows';

export const unitGroups: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'catalog', id: 'unit-groups', url: '/unit-groups', title: /* i18n*/ 'Unit groups', requiresPermission: ['ReadAssortment'] },
    path: '/unit-groups',
    loader: () => ({ breadcrumb: () => <Trans>Unit groups</Trans> }),
    component: () => <UnitGroups />,
};

interface Group {
    id: string | null;
    name: string;
    baseUnit: string;
    units: UnitRow[];
    version: number | null;
}

const blank: Group = { id: null, name: '', baseUnit: 'piece', units: [{ code: 'sixpack', factor: 6, perUnits: 1 }], version: null };

function UnitGroups() {
    const query = useQuery({ queryKey: ['unit-groups'], queryFn: () => api.query(unitGroupsDocument) });
    const [edited, setEdited] = useState<Group | null>(null);
    const groups = query.data?.unitGroups ?? [];
    return (
        <Page pageId="unit-groups">
            <PageTitle><Trans>Unit groups</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="unit-groups" description={<Trans>Units that many articles share, such as piece, 6-pack and 12-pack. A change is a change of all articles of the group.</Trans>}>
                    <div className="grid gap-4">
                        <QueryState query={query} />
                        {query.data !== undefined && groups.length === 0 && edited === null && (
                            <p className="text-muted-foreground text-sm"><Trans>No unit groups: each article has units of its own.</Trans></p>
                        )}
                        <ul className="divide-y">
                            {groups.map(group => (
                                <li key={group.id} className="py-3">
                                    {edited?.id === group.id
                                        ? <GroupForm group={edited} onDone={() => setEdited(null)} />
                                        : <GroupRow group={group} count={group.variantCount} onEdit={() => setEdited({ ...group, units: group.units.map(({ code, factor, perUnits }) => ({ code, factor, perUnits })) })} />}
                                </li>
                            ))}
                        </ul>
                        <PermissionGuard requires={['UpdateAssortment']}>
                            {edited !== null && edited.id === null
                                ? <GroupForm group={edited} onDone={() => setEdited(null)} />
                                : <Button type="button" className="justify-self-start" onClick={() => setEdited(blank)}><Trans>Add a unit group</Trans></Button>}
                        </PermissionGuard>
                    </div>
                </PageBlock>
            </PageLayout>
        </Page>
    );
}

function GroupRow({ group, count, onEdit }: { group: Group; count: number; onEdit: () => void }) {
    const { t } = useLingui();
    const { number } = useFormats();
    const unitName = useUnitName();
    const client = useQueryClient();
    const remove = async () => {
        await api.mutate(deleteUnitGroupDocument, { id: group.id ?? '' });
        await client.invalidateQueries({ queryKey: ['unit-groups'] });
    };
    const units = group.units.map(one => `${one.perUnits === 1 ? '' : `${number(one.perUnits)} `}${unitName(one.code)} = ${number(one.factor)} ${unitName(group.baseUnit)}`);
    return (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <div className="grow">
                <p className="font-medium"><bdi>{group.name}</bdi></p>
                <p className="text-muted-foreground text-sm"><bdi>{[unitName(group.baseUnit), ...units].join(' · ')}</bdi></p>
            </div>
            <span className="text-muted-foreground text-sm"><Trans>Articles: {number(count)}</Trans></span>
            <PermissionGuard requires={['UpdateAssortment']}>
                <Button type="button" variant="outline" onClick={onEdit}><Trans>Edit</Trans></Button>
                <ConfirmationDialog
                    title={t`Remove the unit group`} description={t`Its articles keep the units that they have.`}
                    onConfirm={() => void remove().catch(reportError)}
                >
                    <Button type="button" variant="ghost" size="icon" aria-label={t`Remove the unit group`}><TrashIcon /></Button>
                </ConfirmationDialog>
            </PermissionGuard>
        </div>
    );
}

function Labelled({ label, children }: { label: ReactNode; children: (id: string) => ReactNode }) {
    const id = useId();
    return <div className="grid gap-2"><Label htmlFor={id}>{label}</Label>{children(id)}</div>;
}

function GroupForm({ group, onDone }: { group: Group; onDone: () => void }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const [draft, setDraft] = useState(group);
    const set = (change: Partial<Group>) => setDraft(known => ({ ...known, ...change }));
    const save = async () => {
        const { id, name, baseUnit, units, version } = draft;
        await api.mutate(setUnitGroupDocument, { input: { id, name, baseUnit, units, version } });
        await client.invalidateQueries({ queryKey: ['unit-groups'] });
        toast.success(t`Saved`);
        onDone();
    };
    return (
        <form className="bg-muted/40 grid max-w-2xl gap-4 rounded-md border p-4" onSubmit={event => { event.preventDefault(); void save().catch(reportError); }}>
            <Labelled label={<Trans>Name</Trans>}>{id => <Input id={id} required maxLength={80} dir="auto" value={draft.name} onChange={event => set({ name: event.target.value })} />}</Labelled>
            <Labelled label={<Trans>Base unit</Trans>}>{id => <UnitSelect id={id} value={draft.baseUnit} onChange={baseUnit => set({ baseUnit })} />}</Labelled>
            <UnitRows baseUnit={draft.baseUnit} units={draft.units} onChange={units => set({ units })} />
            <div className="flex gap-2">
                <Button type="submit"><Trans>Save</Trans></Button>
                <Button type="button" variant="outline" onClick={onDone}><Trans>Cancel</Trans></Button>
            </div>
        </form>
    );
}
