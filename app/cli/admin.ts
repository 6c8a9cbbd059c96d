/** `npm run admin -- COMMAND`: what the site's owner does from the terminal. A new command is a new entry here. */
import fs from 'node:fs';
import { ConfigError, parseConfig } from '~/platform/config';
import { AdminError, type Commands, runAdmin } from './admin/command';
import { PEOPLE } from './admin/people';
import { UPKEEP } from './admin/upkeep';

const COMMANDS: Commands = { ...PEOPLE, ...UPKEEP };

function readConfig() {
	try {
		return parseConfig(process.env);
	} catch (error) {
		throw error instanceof ConfigError ? new AdminError(error.message) : error;
	}
}

// Variables that are set already win over the file.
if (fs.existsSync('.env')) process.loadEnvFile('.env');
const { code, out, err } = await runAdmin(COMMANDS, process.argv.slice(2), readConfig, new Date());
for (const line of out) console.log(line);
for (const line of err) console.error(line);
process.exitCode = code;
