import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, Button, type DashboardRouteDefinition, FullWidthPageBlock, Page, PageLayout, PageTitle, usePermissions } from '@vendure/dashboard';
import { ChevronLeftIcon, ChevronRightIcon } from 'lucide-react';
import { type DragEvent, useState } from 'react';

import { taken } from './answers';
import { moveOpportunityDocument, opportunitiesDocument } from './crm.graphql';
import { Day, Money, Num, QueryState, reportError, useFormats } from '../../screens/dashboard/shared';
import { useLabels } from './labels';

export const opportunityBoard: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'crm', id: 'opportunities', url: '/opportunities', title: /* i18n*/ 'Opportunities', requiresPermission: ['ReadOpportunity'] },
    path: '/opportunities',
    loader: () => ({ breadcrumb: () => <Trans>Opportunities</Trans> }),
    component: () => <Board />,
};

const open = ['discovery', 'proposal', 'negotiation'];
const columns = [...open, 'won', 'lost'];
const perColumn = 50;

interface Card {
    id: string;
    title: string;
    stage: string;
    amount: number;
    currencyCode: string;
    expectedCloseOn: string | null;
    ownerName: string | null;
    lead: { companyName: string };
}

function Board() {
    return (
        <Page pageId="opportunity-board">
            <PageTitle><Trans>Opportunities</Trans></PageTitle>
            <PageLayout>
                <FullWidthPageBlock blockId="opportunity-columns">
                    <div className="grid gap-4 overflow-x-auto md:grid-cols-3 xl:grid-cols-5">
                        {columns.map(stage => (
                            <Column key={stage} stage={stage} />
                        ))}
                    </div>
                </FullWidthPageBlock>
            </PageLayout>
        </Page>
    );
}

/** One stage. Cards are moved with the mouse by dragging, with the keyboard by the two arrows on each card. */
function Column({ stage }: { stage: string }) {
    const { stages } = useLabels();
    const client = useQueryClient();
    const { hasPermissions } = usePermissions();
    const [over, setOver] = useState(false);
    const { number } = useFormats();
    const options = { filter: { stage: { eq: stage } }, sort: { updatedAt: 'DESC' as const }, take: perColumn };
    const query = useQuery({ queryKey: ['opportunities', stage], queryFn: () => api.query(opportunitiesDocument, { options }) });
    const mayMove = hasPermissions(['UpdateOpportunity']) && open.includes(stage);
    const move = (id: string, to: string) => {
        api.mutate(moveOpportunityDocument, { id, stage: to })
            .then(answer => taken(answer.moveOpportunity))
            .then(() => client.invalidateQueries({ queryKey: ['opportunities'] }))
            .catch(reportError);
    };
    const drop = (event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        const id = event.dataTransfer.getData('text/opportunity');
        if (id && mayMove) move(id, stage);
    };
    return (
        <section
            aria-labelledby={`stage-${stage}`}
            className={`min-w-56 rounded-lg border p-3 ${over ? 'bg-accent' : 'bg-muted/40'}`}
            onDragOver={event => {
                if (mayMove) {
                    event.preventDefault();
                    setOver(true);
                }
            }}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
        >
            <h2 id={`stage-${stage}`} className="mb-3 flex justify-between font-medium">
                {stages[stage]} <span className="text-muted-foreground"><Num value={query.data?.opportunities.totalItems} /></span>
            </h2>
            <QueryState query={query} />
            <ul className="grid max-h-[70vh] gap-2 overflow-y-auto">
                {query.data?.opportunities.items.map(card => (
                    <OpportunityCard key={card.id} card={card} mayMove={mayMove} move={move} />
                ))}
            </ul>
            {query.data?.opportunities.totalItems === 0 && <p className="text-muted-foreground text-sm"><Trans>None here.</Trans></p>}
            {query.data && query.data.opportunities.totalItems > perColumn && <p className="text-muted-foreground mt-2 text-sm"><Trans>The newest {number(perColumn)} are shown.</Trans></p>}
        </section>
    );
}

function OpportunityCard({ card, mayMove, move }: { card: Card; mayMove: boolean; move: (id: string, to: string) => void }) {
    const { t } = useLingui();
    const { stages } = useLabels();
    const place = open.indexOf(card.stage);
    const [before, after] = [open[place - 1], open[place + 1]];
    return (
        <li
            className="grid gap-1 rounded-md border bg-card p-3 text-sm shadow-sm"
            draggable={mayMove}
            onDragStart={event => event.dataTransfer.setData('text/opportunity', card.id)}
        >
            <Link to={`/opportunities/${card.id}`} className="font-medium hover:underline"><bdi>{card.title}</bdi></Link>
            <span className="text-muted-foreground"><bdi>{card.lead.companyName}</bdi></span>
            <Money minor={card.amount} currency={card.currencyCode} />
            <span className="text-muted-foreground flex flex-wrap justify-between gap-x-2">
                <bdi>{card.ownerName}</bdi> {card.expectedCloseOn && <Day day={card.expectedCloseOn} />}
            </span>
            {mayMove && (
                <span className="flex justify-between">
                    <Button
                        size="icon"
                        variant="ghost"
                        disabled={before === undefined}
                        aria-label={before === undefined ? t`Move back` : t`Move back to ${stages[before] ?? before}`}
                        onClick={() => before !== undefined && move(card.id, before)}
                    >
                        <ChevronLeftIcon className="rtl:rotate-180" />
                    </Button>
                    <Button
                        size="icon"
                        variant="ghost"
                        disabled={after === undefined}
                        aria-label={after === undefined ? t`Move on` : t`Move on to ${stages[after] ?? after}`}
                        onClick={() => after !== undefined && move(card.id, after)}
                    >
                        <ChevronRightIcon className="rtl:rotate-180" />
                    </Button>
                </span>
            )}
        </li>
    );
}
