import { onlineManager, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/**
 * The browser's word for "online" is a guess: with it the Dashboard would wait for a network for ever where it could show what this device
 * knows. Each question is asked, and fails by itself where there is no network.
 */
onlineManager.setEventListener(() => undefined);
onlineManager.setOnline(true);

/** Lets this device open the page without a network. Browsers do so on HTTPS only; elsewhere the page works while it stays open. */
export function useOfflinePage(): void {
    const queryClient = useQueryClient();
    useEffect(() => {
        // In a browser that cannot, or while the Dashboard is developed, there is no such worker.
        if ('serviceWorker' in navigator) void keep(queryClient).catch(() => undefined);
    }, [queryClient]);
}

async function keep(queryClient: QueryClient): Promise<void> {
    const workers = navigator.serviceWorker;
    const isFirst = workers.controller === null;
    const taken = new Promise(resolve => workers.addEventListener('controllerchange', resolve, { once: true }));
    await workers.register('/dashboard/floor-worker.js', { scope: '/dashboard/' });
    const { active } = await workers.ready;
    const urls = performance.getEntriesByType('resource').map(entry => entry.name).filter(url => new URL(url).pathname.startsWith('/dashboard/assets/'));
    active?.postMessage({ kind: 'keep', urls: [...new Set(urls)] });
    if (isFirst) {
        await taken;
        // What the page began with went past the worker, which keeps it when it is asked again.
        await queryClient.invalidateQueries();
    }
}
