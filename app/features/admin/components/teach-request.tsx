import { type FormReply, TextAreaField } from '~/ui/form';
import { PostForm } from '~/ui/post-form';
import { REASON_MOST } from '../limits';

interface TeachRequestProps {
	open: boolean;
	state: 'waiting' | 'declined' | null;
	reply: FormReply | null;
}

/** A learner's way to an instructor's rights, on their account page. */
export function TeachRequest({ open, state, reply }: TeachRequestProps) {
	return (
		<section aria-labelledby="teach-title">
			<h2 id="teach-title">Teaching</h2>
			{state === 'waiting' && !open ? (
				<p>You have asked to teach. An admin of this site has to agree; you get a message when they have.</p>
			) : (
				<>
					<p>
						{state === 'declined'
							? 'Your request to teach was declined. You may ask again.'
							: 'With an instructor’s rights you make classes, assign work and see how it goes.'}
					</p>
					<PostForm
						form="teach"
						reply={reply}
						submit={open ? 'I teach: give me instructor’s rights' : 'I teach: ask for instructor’s rights'}
						intent="teach"
					>
						{!open && (
							<TextAreaField
								name="reason"
								label="What you teach, and where"
								hint="An admin of this site reads it. It may stay empty."
								maxLength={REASON_MOST}
								rows={3}
							/>
						)}
					</PostForm>
				</>
			)}
		</section>
	);
}
