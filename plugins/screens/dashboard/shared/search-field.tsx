import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input } from '@vendure/dashboard';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';

import { errorText } from './failures';

/** What was typed last, once the typing rests. */
export function useRested<T>(value: T, ms = 300): T {
    const [rested, setRested] = useState(value);
    useEffect(() => {
        const timer = setTimeout(() => setRested(value), ms);
        return () => clearTimeout(timer);
    }, [value, ms]);
    return rested;
}

interface SearchFieldProps<Found> {
    id: string;
    /** What the answers depend on besides the term. */
    queryKey: readonly unknown[];
    find: (term: string) => Promise<readonly Found[]>;
    keyOf: (found: Found) => string;
    show: (found: Found) => ReactNode;
    onChoose: (found: Found) => void;
    placeholder?: string;
    disabled?: boolean;
    invalid?: boolean;
    describedBy?: string;
}

/** Finds a record while one types. Arrow keys go through what was found, Enter takes it, Escape closes. */
export function SearchField<Found>({ id, queryKey, find, keyOf, show, onChoose, placeholder, disabled, invalid, describedBy }: SearchFieldProps<Found>) {
    const [term, setTerm] = useState('');
    const [isOpen, setOpen] = useState(false);
    const [active, setActive] = useState(0);
    const rested = useRested(term.trim());
    const { data, error, isPlaceholderData } = useQuery({
        queryKey: ['search-field', ...queryKey, rested],
        queryFn: () => find(rested),
        enabled: isOpen && rested !== '',
        placeholderData: keepPreviousData,
    });
    const found = data ?? [];
    // What was found for an earlier term is shown on, but not taken.
    const isCurrent = rested === term.trim() && !isPlaceholderData;
    const isShown = isOpen && rested !== '' && (data !== undefined || error !== null);
    useEffect(() => setActive(0), [rested]);
    const choose = (one: Found | undefined) => {
        if (one === undefined) return;
        onChoose(one);
        setTerm('');
        setOpen(false);
    };
    const onKeyDown = (event: KeyboardEvent) => {
        if (event.key === 'Enter') {
            event.preventDefault();
            if (isShown && isCurrent) choose(found[active]);
        } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            setOpen(true);
            setActive(before => Math.max(0, Math.min(found.length - 1, before + (event.key === 'ArrowDown' ? 1 : -1))));
        } else if (event.key === 'Escape') {
            setOpen(false);
        }
    };
    return (
        <div className="relative" onBlur={event => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
            <Input
                id={id} type="text" role="combobox" dir="auto" autoComplete="off" placeholder={placeholder} value={term} disabled={disabled}
                aria-expanded={isShown} aria-controls={`${id}-found`} aria-autocomplete="list" aria-invalid={invalid} aria-describedby={describedBy}
                aria-activedescendant={isShown && found.length > 0 ? `${id}-found-${active}` : undefined}
                onFocus={() => setOpen(true)} onKeyDown={onKeyDown} onChange={event => { setTerm(event.target.value); setOpen(true); }}
            />
            <ul id={`${id}-found`} role="listbox" aria-busy={!isCurrent} hidden={!isShown} className="aria-busy:opacity-60 bg-popover text-popover-foreground absolute z-50 mt-1 max-h-80 w-full overflow-y-auto rounded-md border p-1 shadow-md">
                {found.map((one, place) => (
                    <li
                        key={keyOf(one)} id={`${id}-found-${place}`} role="option" aria-selected={place === active}
                        className={`cursor-pointer rounded-sm px-3 py-2 ${place === active ? 'bg-accent text-accent-foreground' : ''}`}
                        onPointerDown={event => event.preventDefault()} onPointerEnter={() => setActive(place)} onClick={() => isCurrent && choose(one)}
                    >
                        {show(one)}
                    </li>
                ))}
                {error && <li role="alert" className="text-destructive px-3 py-2">{errorText(error)}</li>}
                {!error && data?.length === 0 && <li className="text-muted-foreground px-3 py-2"><Trans>Nothing found.</Trans></li>}
            </ul>
        </div>
    );
}
