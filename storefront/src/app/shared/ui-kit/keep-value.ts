import { linkedSignal, Resource, Signal } from '@angular/core';

/** The last good value of a resource while the next one is on its way, so that a list does not flicker when it is filtered. */
export function keptValue<T>(resource: Resource<T | undefined>): Signal<T | undefined> {
    return linkedSignal<T | undefined, T | undefined>({
        source: () => (resource.hasValue() ? resource.value() : undefined),
        computation: (now, before) => now ?? before?.value,
    });
}
