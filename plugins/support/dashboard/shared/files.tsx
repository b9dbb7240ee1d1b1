import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@vendure/dashboard';
import { FileIcon, PaperclipIcon, XIcon } from 'lucide-react';
import { useId, useState } from 'react';
import { toast } from 'sonner';

export interface SentFile {
    id: string;
    name: string;
    format: string;
}

const mostFiles = 6;

async function sendFile(file: File): Promise<SentFile | string> {
    const response = await fetch(`/support-files?filename=${encodeURIComponent(file.name)}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream', 'Apollo-Require-Preflight': 'true' },
        credentials: 'include',
        body: file,
    }).catch(() => null);
    const answer = (await response?.json().catch(() => null)) as (SentFile & { message?: string }) | null;
    return response?.ok && answer ? answer : (answer?.message?.replace(/^[A-Z_]+: /, '') ?? '');
}

/** Files that go along with an answer: sent as they are chosen, so that the answer itself goes at once. */
export function FileTray({ files, onChange }: { files: readonly SentFile[]; onChange: (files: SentFile[]) => void }) {
    const { t } = useLingui();
    const id = useId();
    const [isBusy, setIsBusy] = useState(false);
    const send = async (chosen: readonly File[]) => {
        setIsBusy(true);
        const sent = [...files];
        for (const file of chosen.slice(0, mostFiles - files.length)) {
            const answer = await sendFile(file);
            if (typeof answer === 'string') toast.error(`${file.name}: ${answer || t`could not be sent`}`);
            else if (!sent.some(one => one.id === answer.id)) sent.push(answer);
        }
        onChange(sent);
        setIsBusy(false);
    };
    return (
        <div className="flex flex-wrap items-center gap-2">
            {files.map(file => (
                <span key={file.id} className="bg-muted flex items-center gap-1 rounded-md ps-2 text-sm">
                    <bdi className="max-w-48 truncate">{file.name}</bdi>
                    <Button type="button" variant="ghost" size="icon" aria-label={t`Leave out ${file.name}`} onClick={() => onChange(files.filter(one => one.id !== file.id))}><XIcon /></Button>
                </span>
            ))}
            {files.length < mostFiles && (
                <Button type="button" variant="outline" size="sm" disabled={isBusy} onClick={() => document.getElementById(id)?.click()}>
                    <PaperclipIcon /> {isBusy ? <Trans>Sending…</Trans> : <Trans>Add pictures or a PDF</Trans>}
                </Button>
            )}
            <input
                id={id}
                type="file"
                multiple
                hidden
                accept="image/jpeg,image/png,image/webp,application/pdf"
                onChange={event => {
                    const chosen = [...(event.target.files ?? [])];
                    event.target.value = '';
                    void send(chosen);
                }}
            />
        </div>
    );
}

/** What came with a message: pictures as small pictures, the rest by name. */
export function FileList({ files }: { files: readonly SentFile[] }) {
    if (files.length === 0) return null;
    return (
        <ul className="mt-2 flex flex-wrap gap-2">
            {files.map(file => (
                <li key={file.id}>
                    <a href={`/support-files/${file.id}`} download={file.name} className="inline-flex min-h-8 items-center gap-1 text-sm underline underline-offset-4">
                        {file.format === 'jpeg' ? <img src={`/support-files/${file.id}`} alt={file.name} loading="lazy" className="size-24 rounded-md object-cover" /> : <><FileIcon size={16} /> <bdi>{file.name}</bdi></>}
                    </a>
                </li>
            ))}
        </ul>
    );
}
