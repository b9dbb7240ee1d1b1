import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, type DashboardRouteDefinition, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { errorText, QueryState, useFormats } from '../../screens/dashboard/shared';
import { ChosenOperation } from './chosen-operation';
import { Downtimes } from './downtimes';
import { Gantt } from './gantt';
import { DraftBar, MovedTable } from './plan-draft';
import {
    type Bar, discardPlanDocument, type Draft, placeOperationDocument, planDocument, productionBoardDocument, publishPlanDocument, refreshPlanDocument, startPlanDocument,
} from './production-plan.graphql';
import { useRefusalText } from './wording';

export const planBoard: DashboardRouteDefinition = {
    navMenuItem: {
        sectionId: 'production', id: 'production-plan', url: '/production/plan', title: /* i18n*/ 'Production plan', order: 15,
        requiresPermission: ['ReadWorkOrder'],
    },
    path: '/production/plan',
    loader: () => ({ breadcrumb: () => <Trans>Production plan</Trans> }),
    component: () => <PlanPage />,
};

const refreshMs = 30_000;
const spans = [1, 3, 7, 28] as const;

function startOfDay(at: number): number {
    return new Date(at).setHours(0, 0, 0, 0);
}

type Answer = (Draft & { __typename?: string }) | { __typename: 'ProductionPlanRefusal'; reason: string; message: string };

function PlanPage() {
    const { t } = useLingui();
    const refusalText = useRefusalText();
    const queryClient = useQueryClient();
    const plan = useQuery({ queryKey: ['production', 'plan'], queryFn: () => api.query(planDocument) });
    const draft = plan.data?.productionPlan ?? null;
    const [days, setDays] = useState<(typeof spans)[number]>(3);
    const [from, setFrom] = useState(() => startOfDay(Date.now()));
    const [chosen, setChosen] = useState<string | null>(null);
    const range = { from, until: from + days * 86_400_000 };
    const board = useQuery({
        queryKey: ['production', 'gantt', from, days, draft && `${draft.id}:${draft.version}`],
        queryFn: () => api.query(productionBoardDocument, { from: new Date(range.from).toISOString(), until: new Date(range.until).toISOString(), planId: draft?.id ?? null }),
        placeholderData: keepPreviousData,
        refetchInterval: draft ? false : refreshMs,
        enabled: !plan.isPending,
    });
    const settle = (answer: Answer, done?: string) => {
        if (answer.__typename === 'ProductionPlanRefusal' && 'reason' in answer) {
            toast.error(refusalText(answer));
            return;
        }
        if (done) toast.success(done);
        void queryClient.invalidateQueries({ queryKey: ['production'] });
    };
    const act = useMutation({ mutationFn: (work: () => Promise<void>) => work(), onError: failure => toast.error(errorText(failure)) });
    const version = () => ({ input: { planId: draft?.id ?? '', version: draft?.version ?? 0 } });
    const put = (bar: Bar, start: Date | null, stationId: string) => act.mutate(async () => {
        const input = { ...version().input, operationId: bar.operationId, stationId, start: start?.toISOString() ?? null };
        settle((await api.mutate(placeOperationDocument, { input })).placeOperation);
    });
    const publish = async () => {
        const answer = (await api.mutate(publishPlanDocument, version())).publishProductionPlan;
        const isOutdated = 'reason' in answer && answer.reason === 'out-of-date';
        if (!isOutdated) settle(answer, t`The floor has the new plan.`);
        else settle((await api.mutate(refreshPlanDocument, version())).refreshProductionPlan, t`The draft would have begun in the past, and was planned anew from now. Look at the difference, then publish it.`);
    };
    const bars = board.data?.productionBoard.bars ?? [];
    const bar = bars.find(one => one.operationId === chosen);
    return (
        <Page pageId="production-plan">
            <PageTitle><Trans>Production plan</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="full" blockId="production-gantt">
                    <div className="grid gap-4">
                        <DraftBar
                            draft={draft} isBusy={act.isPending}
                            onStart={() => act.mutate(async () => settle((await api.mutate(startPlanDocument, {})).startProductionPlan))}
                            onRefresh={() => act.mutate(async () => settle((await api.mutate(refreshPlanDocument, version())).refreshProductionPlan, t`Planned again.`))}
                            onPublish={() => act.mutate(publish)}
                            onDiscard={() => act.mutate(async () => {
                                await api.mutate(discardPlanDocument, { planId: draft?.id ?? '' });
                                void queryClient.invalidateQueries({ queryKey: ['production'] });
                            })}
                        />
                        <RangeBar days={days} from={from} onDays={setDays} onFrom={setFrom} />
                        {board.data ? (
                            <Gantt
                                board={board.data.productionBoard} range={range} chosen={chosen} isDraft={draft !== null}
                                onChoose={one => setChosen(one.operationId)} onMove={(one, start, stationId) => { setChosen(one.operationId); put(one, start, stationId); }}
                            />
                        ) : <QueryState query={board} />}
                        {board.data?.productionBoard.bars.length === 0 && <p className="text-muted-foreground text-sm"><Trans>Nothing is planned in this time.</Trans></p>}
                        {board.data?.productionBoard.hasMore && <p className="text-muted-foreground text-sm"><Trans>More is planned than is shown: choose a shorter time.</Trans></p>}
                        {bar && <ChosenOperation key={`${bar.operationId}:${bar.start}:${bar.stationId}`} bar={bar} stations={board.data?.productionBoard.stations ?? []} isDraft={draft !== null} isBusy={act.isPending} onPlace={put} />}
                    </div>
                </PageBlock>
                {draft && <PageBlock column="full" blockId="production-moved" title={<Trans>What the draft moves to another day</Trans>}><MovedTable draft={draft} /></PageBlock>}
                <PageBlock column="full" blockId="production-downtimes" title={<Trans>Stations that stand still</Trans>}><Downtimes /></PageBlock>
            </PageLayout>
        </Page>
    );
}

interface RangeBarProps {
    days: (typeof spans)[number];
    from: number;
    onDays: (days: (typeof spans)[number]) => void;
    onFrom: (from: number) => void;
}

function RangeBar({ days, from, onDays, onFrom }: RangeBarProps) {
    const { t } = useLingui();
    const { number } = useFormats();
    const shift = (by: number) => onFrom(startOfDay(from + by * days * 86_400_000 + 43_200_000));
    return (
        <div className="flex flex-wrap items-center gap-2">
            <Button size="sm" variant="outline" onClick={() => shift(-1)}><Trans>Earlier</Trans></Button>
            <Button size="sm" variant="outline" onClick={() => onFrom(startOfDay(Date.now()))}><Trans>Today</Trans></Button>
            <Button size="sm" variant="outline" onClick={() => shift(1)}><Trans>Later</Trans></Button>
            <NativeSelect aria-label={t`Time shown`} value={String(days)} onChange={event => onDays(spans.find(one => String(one) === event.target.value) ?? 3)}>
                {spans.map(one => <NativeSelectOption key={one} value={String(one)}>{one === 1 ? t`One day` : t`${number(one)} days`}</NativeSelectOption>)}
            </NativeSelect>
        </div>
    );
}
