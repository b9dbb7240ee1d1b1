import { ChevronDownIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** What is needed now and then, under its title: a form above a list, which stays near the top that way. */
export function Unfolding({ title, children }: { title: ReactNode; children: ReactNode }) {
    return (
        <details className="group">
            <summary className="focus-visible:ring-ring flex w-fit cursor-pointer list-none items-center gap-2 rounded-sm font-medium focus-visible:ring-2 [&::-webkit-details-marker]:hidden">
                <ChevronDownIcon aria-hidden className="size-4 group-open:rotate-180" /> {title}
            </summary>
            <div className="mt-4 max-w-3xl">{children}</div>
        </details>
    );
}
