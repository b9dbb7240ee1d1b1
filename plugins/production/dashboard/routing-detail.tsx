import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api, Button, type DashboardRouteDefinition, Input, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, ProductVariantSelector, Spinner, Switch, usePermissions } from '@vendure/dashboard';
import { ArrowUpIcon, PlusIcon, Trash2Icon, XIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';

import { errorText } from '../../screens/dashboard/shared';
import { type EditedName, NameFields } from './name-fields';
import { Labelled, operationKinds, useStations } from './operation-rows';
import { categoriesQuery, createRoutingMutation, routingQuery, updateRoutingMutation } from './production.graphql';
import { useKindName, useNameIn } from './wording';

export const routingDetail: DashboardRouteDefinition = {
    path: '/production/routings/$id',
    loader: () => ({ breadcrumb: [{ path: '/production/routings', label: <Trans>Routings</Trans> }, <Trans>Routing</Trans>] }),
    component: () => <RoutingPage />,
};

interface Step {
    kind: string;
    name: EditedName;
    stationId: string;
    setupMinutes: number;
    minutesPerUnit: number;
}

interface Form {
    title: string;
    variant: { id: string; name: string } | null;
    categoryId: string | null;
    active: boolean;
    operations: Step[];
}

const fresh: Form = { title: '', variant: null, categoryId: null, active: true, operations: [] };

function RoutingPage() {
    const { t } = useLingui();
    const { id } = useParams({ strict: false }) as { id: string };
    const isNew = id === 'new';
    const navigate = useNavigate();
    const queryClient = useQueryClient();
    const { hasPermissions } = usePermissions();
    const mayEdit = hasPermissions([isNew ? 'CreateRouting' : 'UpdateRouting']);
    const [form, setForm] = useState<Form>(fresh);
    const found = useQuery({ queryKey: ['production', 'routing', id], queryFn: () => api.query(routingQuery, { id }), enabled: !isNew, refetchOnWindowFocus: false });
    const routing = found.data?.productionRouting;
    useEffect(() => {
        if (routing) {
            setForm({
                title: routing.title,
                variant: routing.variantId ? { id: routing.variantId, name: routing.variantName ?? '' } : null,
                categoryId: routing.categoryId ?? null,
                active: routing.active,
                operations: routing.operations.map(({ kind, name, stationId, setupMinutes, minutesPerUnit }) => ({
                    kind, name: { en: name.en, fa: name.fa, pl: name.pl ?? '', ru: name.ru ?? '' }, stationId, setupMinutes, minutesPerUnit,
                })),
            });
        }
    }, [routing]);
    const save = useMutation({
        mutationFn: async () => {
            const { variant, ...columns } = form;
            const input = { ...columns, variantId: variant?.id ?? null };
            return isNew
                ? (await api.mutate(createRoutingMutation, { input })).createProductionRouting
                : (await api.mutate(updateRoutingMutation, { id, input })).updateProductionRouting;
        },
        onSuccess: saved => {
            toast.success(t`The routing is saved.`);
            void queryClient.invalidateQueries({ queryKey: ['production'] });
            if (isNew) void navigate({ to: `/production/routings/${saved.id}` });
        },
        onError: failure => toast.error(errorText(failure)),
    });
    const change = (patch: Partial<Form>) => setForm(before => ({ ...before, ...patch }));
    return (
        <Page pageId="routing-detail">
            <PageTitle>{isNew ? <Trans>New routing</Trans> : form.title}</PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="routing-form">
                    {found.isLoading && <Spinner />}
                    {found.error && <p role="alert" className="text-destructive">{errorText(found.error)}</p>}
                    <form className="flex flex-col gap-4" onSubmit={event => { event.preventDefault(); save.mutate(); }}>
                        <fieldset disabled={!mayEdit} className="flex flex-col gap-4">
                            <Labelled text={t`Title`}><Input required maxLength={120} value={form.title} onChange={e => change({ title: e.target.value })} /></Labelled>
                            <Steps steps={form.operations} onChange={operations => change({ operations })} />
                        </fieldset>
                        {mayEdit && <Button type="submit" className="self-start" disabled={save.isPending || form.operations.length === 0}><Trans>Save</Trans></Button>}
                    </form>
                </PageBlock>
                <PageBlock column="side" blockId="routing-products" title={<Trans>For which products</Trans>} description={<Trans>With neither a variant nor a category it is for all that have no routing of their own.</Trans>}>
                    <fieldset disabled={!mayEdit} className="flex flex-col gap-4">
                        <Products form={form} onChange={change} />
                        <label className="flex items-center gap-2 text-sm"><Switch checked={form.active} onCheckedChange={active => change({ active })} /> <Trans>Active</Trans></label>
                    </fieldset>
                </PageBlock>
            </PageLayout>
        </Page>
    );
}

function Products({ form, onChange }: { form: Form; onChange: (patch: Partial<Form>) => void }) {
    const { t } = useLingui();
    const categories = useQuery({ queryKey: ['routing-categories'], queryFn: () => api.query(categoriesQuery) });
    return (
        <>
            <Labelled text={t`Category`}>
                <NativeSelect value={form.categoryId ?? ''} onChange={e => onChange({ categoryId: e.target.value || null, variant: null })}>
                    <NativeSelectOption value="">{t`None`}</NativeSelectOption>
                    {categories.data?.collections.items.map(one => <NativeSelectOption key={one.id} value={one.id}>{one.name}</NativeSelectOption>)}
                </NativeSelect>
            </Labelled>
            {form.variant ? (
                <p className="flex items-center justify-between gap-2 text-sm">
                    {form.variant.name}
                    <Button type="button" size="icon" variant="ghost" aria-label={t`Remove`} onClick={() => onChange({ variant: null })}><XIcon /></Button>
                </p>
            ) : (
                <ProductVariantSelector onProductVariantSelect={variant => onChange({ variant: { id: variant.productVariantId, name: variant.productVariantName }, categoryId: null })} />
            )}
        </>
    );
}

function Steps({ steps, onChange }: { steps: Step[]; onChange: (steps: Step[]) => void }) {
    const { t } = useLingui();
    const nameIn = useNameIn();
    const kindName = useKindName();
    const stations = useStations();
    const change = (index: number, patch: Partial<Step>) => onChange(steps.map((step, at) => (at === index ? { ...step, ...patch } : step)));
    const up = (index: number) => onChange(steps.map((step, at) => (at === index - 1 ? steps[index] : at === index ? steps[index - 1] : step)));
    const add = () => onChange([...steps, { kind: 'cut', name: { en: '', fa: '', pl: '', ru: '' }, stationId: stations[0]?.id ?? '', setupMinutes: 10, minutesPerUnit: 1 }]);
    return (
        <>
            {steps.map((step, index) => (
                <div key={index} className="flex flex-col gap-2 rounded-md border p-3">
                    <NameFields name={step.name} onChange={name => change(index, { name })} />
                    <div className="grid gap-2 sm:grid-cols-2 xl:grid-cols-4">
                        <Labelled text={t`Kind`}>
                            <NativeSelect value={step.kind} onChange={e => change(index, { kind: e.target.value })}>
                                {operationKinds.map(kind => <NativeSelectOption key={kind} value={kind}>{kindName(kind)}</NativeSelectOption>)}
                            </NativeSelect>
                        </Labelled>
                        <Labelled text={t`Station`}>
                            <NativeSelect required value={step.stationId} onChange={e => change(index, { stationId: e.target.value })}>
                                {stations.map(station => <NativeSelectOption key={station.id} value={station.id}>{nameIn(station.name)}</NativeSelectOption>)}
                            </NativeSelect>
                        </Labelled>
                        <Labelled text={t`Set-up minutes`}><Input type="number" min={0} required value={step.setupMinutes} onChange={e => change(index, { setupMinutes: Math.trunc(Number(e.target.value)) })} /></Labelled>
                        <Labelled text={t`Minutes per unit`}><Input type="number" min={0} step="any" required value={step.minutesPerUnit} onChange={e => change(index, { minutesPerUnit: Number(e.target.value) })} /></Labelled>
                    </div>
                    <div className="flex justify-end gap-2">
                        <Button type="button" size="icon" variant="ghost" aria-label={t`Earlier`} disabled={index === 0} onClick={() => up(index)}><ArrowUpIcon /></Button>
                        <Button type="button" size="icon" variant="ghost" aria-label={t`Remove`} onClick={() => onChange(steps.filter((_, at) => at !== index))}><Trash2Icon /></Button>
                    </div>
                </div>
            ))}
            <Button type="button" variant="outline" className="self-start" disabled={stations.length === 0} onClick={add}><PlusIcon /> <Trans>Add an operation</Trans></Button>
        </>
    );
}
