import { linkedSignal, Resource, Signal } from '@angular/core';

/** The last good value of a resource while the next one is on its way, so that a list does not flicker when it is filtered. */
export function keptValue<T>(resource: Resource<T | undefined>): Signal<T | undefined> {
    return linkedSignal<T | undefined, T | undefined>({
        source: () => (resource.hasValue() ? resource.value() : undefined),
        // Null is an answer too: what was asked for is not there.
        computation: (now, before) => (now === undefined ? before?.value : now),
    });
}
