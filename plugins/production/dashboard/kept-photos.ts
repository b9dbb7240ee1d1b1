/** Photos that wait for the network, in the browser's own database. */

export interface KeptPhoto {
    id: string;
    /** Of the step that reported the problem. */
    stepKey: string;
    /** Known when the server has taken the step. */
    problemId: string | null;
    blob: Blob;
}

const store = 'photos';

function open(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
        const request = indexedDB.open('karvan-floor', 1);
        request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'id' });
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('The browser keeps no photos'));
    });
}

async function inStore<T>(mode: IDBTransactionMode, work: (photos: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const database = await open();
    try {
        return await new Promise<T>((resolve, reject) => {
            const transaction = database.transaction(store, mode);
            const request = work(transaction.objectStore(store));
            transaction.oncomplete = () => resolve(request.result);
            transaction.onabort = () => reject(transaction.error ?? new Error('The browser keeps no photos'));
        });
    } finally {
        database.close();
    }
}

export const keepPhoto = (photo: KeptPhoto) => inStore('readwrite', photos => photos.put(photo));
const allPhotos = () => inStore<KeptPhoto[]>('readonly', photos => photos.getAll() as IDBRequest<KeptPhoto[]>);
const forgetPhoto = (id: string) => inStore('readwrite', photos => photos.delete(id));

/** The server knows the problem now: its photos may go. */
export async function claimPhotos(stepKey: string, problemId: string): Promise<void> {
    for (const photo of await allPhotos()) {
        if (photo.stepKey === stepKey) await keepPhoto({ ...photo, problemId });
    }
}

/** The server refused the problem, and with it its photos. */
export async function dropPhotos(stepKey: string): Promise<void> {
    for (const photo of await allPhotos()) {
        if (photo.stepKey === stepKey) await forgetPhoto(photo.id);
    }
}

/** Sends what may go; what the server refuses is gone, and said; what does not get through stays. */
export async function sendPhotos(): Promise<string[]> {
    const refused: string[] = [];
    for (const { id, problemId, blob } of await allPhotos()) {
        if (problemId === null) continue;
        const response = await fetch(`/production-photos?problemId=${problemId}`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/octet-stream', 'Apollo-Require-Preflight': 'true' },
            credentials: 'include',
            body: blob,
        });
        if (response.status >= 500 || response.status === 429 || response.status === 401 || response.status === 403) continue;
        if (!response.ok) {
            const answer = (await response.json().catch(() => null)) as { message?: string } | null;
            refused.push(answer?.message?.replace(/^[A-Z_]+: /, '') ?? response.statusText);
        }
        await forgetPhoto(id);
    }
    return refused;
}
