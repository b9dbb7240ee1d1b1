import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Input } from '@vendure/dashboard';
import { type ReactNode, useState } from 'react';

import { Pages, pageSize } from './pages';
import { QueryState } from './query-state';
import { useRested } from './search-field';

interface Page<Row> {
    items: readonly Row[];
    totalItems: number;
}

export interface SearchedList<Asked extends { term: string }, Row> {
    asked: Asked;
    set: (part: Partial<Asked>) => void;
    skip: number;
    onSkip: (skip: number) => void;
    query: UseQueryResult<Page<Row>>;
}

/** What is asked of a list, and the page of it that one looks at. Typing rests first; another question begins at the first page. */
export function useSearchedList<Asked extends { term: string }, Row>(
    name: string, fresh: Asked, load: (input: Asked & { skip: number; take: number }) => Promise<Page<Row>>, refetchInterval?: number,
): SearchedList<Asked, Row> {
    const [asked, setAsked] = useState(fresh);
    const [skip, setSkip] = useState(0);
    const rested = useRested(asked);
    const query = useQuery({
        queryKey: [name, 'list', rested, skip],
        queryFn: () => load({ ...rested, term: rested.term.trim(), skip, take: pageSize }),
        placeholderData: keepPreviousData,
        refetchInterval,
    });
    const set = (part: Partial<Asked>) => {
        setAsked(known => ({ ...known, ...part }));
        setSkip(0);
    };
    return { asked, set, skip, onSkip: setSkip, query };
}

interface Props<Asked extends { term: string }, Row> {
    list: SearchedList<Asked, Row>;
    /** What may be typed to find something. */
    placeholder: string;
    /** Beside the field. */
    filters?: ReactNode;
    none: ReactNode;
    /** The rows of the page, when there are any. */
    children: (rows: readonly Row[]) => ReactNode;
}

/** A field to find by, whatever else narrows the list, its rows or what there is in their place, and its pages. */
export function SearchedTable<Asked extends { term: string }, Row>({ list, placeholder, filters, none, children }: Props<Asked, Row>) {
    const { items = [], totalItems = 0 } = list.query.data ?? {};
    return (
        <div className="grid gap-4">
            <div className="flex flex-wrap items-center gap-3">
                <Input
                    className="max-w-sm" type="search" dir="auto" value={list.asked.term} placeholder={placeholder} aria-label={placeholder}
                    onChange={event => list.set({ term: event.target.value } as Partial<Asked>)}
                />
                {filters}
            </div>
            <QueryState query={list.query} />
            {list.query.data && items.length === 0 && <p className="text-muted-foreground">{none}</p>}
            {items.length > 0 && children(items)}
            <Pages skip={list.skip} totalItems={totalItems} onSkip={list.onSkip} />
        </div>
    );
}
