import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { api, Button } from '@vendure/dashboard';
import { useRef, useState } from 'react';
import { toast } from 'sonner';

import { Ltr, reportError } from '../../screens/dashboard/shared';
import { pullDocument, tryMappingDocument } from './erp.graphql';
import type { MappingRow } from './mapping-rows';
import { Tried, type TriedRecord } from './tried-records';

/** Puts a file where the connection's files lie, shows what its first records would change, and pulls it when somebody says so. */
export function UploadFile({ connectionId, object, mapping }: { connectionId: string; object: string; mapping: readonly MappingRow[] }) {
    const { t } = useLingui();
    const input = useRef<HTMLInputElement>(null);
    const [isBusy, setBusy] = useState(false);
    const [name, setName] = useState<string | null>(null);
    const [tried, setTried] = useState<TriedRecord[] | null>(null);
    const [isAsked, setAsked] = useState(false);
    const busily = (work: () => Promise<void>) => {
        setBusy(true);
        void work().catch(reportError).finally(() => setBusy(false));
    };
    const send = async (file: File) => {
        setTried(null);
        setAsked(false);
        setName(await sendErpFile(connectionId, object, file));
        if (mapping.length > 0) setTried((await api.mutate(tryMappingDocument, { input: { connectionId, object, mapping: [...mapping], take: 20 } })).tryErpMapping as TriedRecord[]);
    };
    const pull = async () => {
        await api.mutate(pullDocument, { input: { connectionId, objects: [object] } });
        setAsked(true);
        toast.success(t`Asked for`);
    };
    return (
        <div className="grid gap-3 text-sm">
            <p className="text-muted-foreground"><Trans>A file is laid beside those that the ERP puts there. Nothing is brought in before you say so, or its schedule comes.</Trans></p>
            <input
                ref={input} type="file" accept=".csv,.xlsx,.xml" className="hidden" aria-label={t`A CSV, XLSX or XML file`}
                onChange={event => {
                    const [file] = event.target.files ?? [];
                    if (file) busily(() => send(file));
                    event.target.value = '';
                }}
            />
            <Button type="button" variant="outline" className="justify-self-start" disabled={isBusy} onClick={() => input.current?.click()}><Trans>Upload a file</Trans></Button>
            {name !== null && <p role="status"><Trans>It lies there as</Trans> <Ltr className="font-mono break-all">{name}</Ltr></p>}
            {tried && <Tried records={tried} />}
            {name !== null && mapping.length > 0 && (
                <div className="flex flex-wrap items-center gap-3">
                    <Button type="button" disabled={isBusy || isAsked} onClick={() => busily(pull)}><Trans>Bring it in</Trans></Button>
                    {isAsked && <Link className="underline underline-offset-4" to="/erp-runs"><Trans>Runs</Trans></Link>}
                </div>
            )}
        </div>
    );
}

async function sendErpFile(connectionId: string, object: string, file: File): Promise<string> {
    const response = await fetch(`/erp-files/${connectionId}/${object}?${new URLSearchParams({ filename: file.name }).toString()}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream', 'Apollo-Require-Preflight': 'true' },
        credentials: 'include',
        body: file,
    });
    const answer = (await response.json().catch(() => null)) as { name?: string; message?: string } | null;
    if (!response.ok || !answer?.name) throw new Error(answer?.message?.replace(/^[A-Z_]+: /, '') ?? response.statusText);
    return answer.name;
}
